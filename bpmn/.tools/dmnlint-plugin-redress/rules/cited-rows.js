const { is } = require('dmnlint-utils');

/** The annotation of a row begins with the id of the rule that it applies, and its source: "E21 (G): …". */
module.exports = function() {
  function check(node, reporter) {
    if (is(node, 'dmn:DecisionRule') && !/^[A-Z]\d+\b.*:/.test(node.description || '')) {
      reporter.report(node.id, 'Row does not cite the rule that it applies');
    }
  }

  return { check };
};
