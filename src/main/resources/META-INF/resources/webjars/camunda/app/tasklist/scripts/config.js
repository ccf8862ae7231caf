// Stands before the file of the same name in Camunda's jar. The shortcuts are the ones there, without that for starting
// a process: a case begins with a request, not in Tasklist.
export default {
  app: {
    vendor: 'Redress',
    name: 'Tasklist'
  },

  // The language of the forms, the case file and the letters to the parties.
  locales: {
    availableLocales: ['en'],
    fallbackLocale: 'en'
  },

  customScripts: ['scripts/case-file', 'scripts/decision', 'scripts/forms', 'scripts/rights', 'scripts/sign-out'],

  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: 'claims the currently selected task'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: 'set the focus to the first filter in the list'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: 'sets the focus to the first task in the list'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: 'sets the focus to the first input field in a task form'
    }
  }
};
