const { is } = require('bpmnlint-utils');

const TERM = /^\$\{deadlines\.(due|reminder)\(execution,'[A-Z_]+'\)}$/;

/** Terms live in the deadlines table; a timer only names one. */
module.exports = function() {
  function check(node, reporter) {
    if (!is(node, 'bpmn:TimerEventDefinition')) {
      return;
    }

    if (!TERM.test(node.timeDate && node.timeDate.body || '')) {
      reporter.report(node.$parent.id, "Timer must name a term, such as ${deadlines.due(execution,'FILING')}");
    }
  }

  return { check };
};
