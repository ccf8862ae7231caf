module.exports = {
  configs: {
    recommended: {
      rules: {
        'answered-questions': 'error',
        'delegates-only': 'error',
        'deployable': 'error',
        'meaningful-ids': 'error',
        'sentence-case': 'error',
        'terms-from-table': 'error'
      }
    }
  }
};
