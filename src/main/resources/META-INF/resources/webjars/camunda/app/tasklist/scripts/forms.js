// Four things that Camunda's forms cannot be told.

// A wrong amount or tracking number was answered with the regular expression that it does not match.
const UNREADABLE = 'This cannot be read; enter it as the line above says.';

function translate(form) {
  form.querySelectorAll('.fjs-form-field-error').forEach(error => {
    form.dataset.wasWrong = 'true';
    // The text within its node: the form's library goes on to look after that node.
    const words = document.createTreeWalker(error, NodeFilter.SHOW_TEXT).nextNode();
    if (words && words.data.startsWith('Field must match pattern')) {
      words.data = UNREADABLE;
    }
  });
}

// A field that was wrong when a choice hid it held the button back for good, with nothing to be seen. What is sent is
// checked once more, without hidden fields, when it is sent.
function release(form) {
  const complete = document.querySelector('button[ng-click="complete()"]');
  // A form that has gone away meanwhile says nothing about the one that stands there now.
  if (complete && form.isConnected && form.dataset.wasWrong && !form.querySelector('.fjs-form-field-error')) {
    complete.disabled = false;
  }
}

new MutationObserver(() => {
  const form = document.querySelector('.fjs-form');
  if (form) {
    translate(form);
  }
}).observe(document.body, {childList: true, characterData: true, subtree: true});

['click', 'change', 'focusout'].forEach(type => document.addEventListener(type, event => {
  const form = event.target instanceof Element && event.target.closest('.fjs-form');
  if (form) {
    setTimeout(() => release(form), 300);
  }
}));

// Whoever looked at the case in another tab found the form empty again. What is left is saved first, as its button does.
document.addEventListener('click', event => {
  const form = document.querySelector('.fjs-form');
  const save = document.querySelector('button[ng-click="save($event)"]');
  if (form && save && event.target instanceof Element && event.target.closest('.task-card .nav-tabs')) {
    save.click();
  }
}, true);

// The shortcut to the form knows older kinds of forms only.
document.addEventListener('keydown', event => {
  const first = document.querySelector('.fjs-form input, .fjs-form textarea');
  if (first && event.ctrlKey && event.altKey && event.key.toLowerCase() === 'f') {
    event.preventDefault();
    first.focus();
  }
});
