module.exports = {
  configs: {
    recommended: {
      rules: {
        'cited-rows': 'error',
        'deployable': 'error'
      }
    }
  }
};
