const { isAny } = require('bpmnlint-utils');

/** Labels are sentences: a capital at the start and nowhere else, abbreviations aside. */
module.exports = function() {
  function check(node, reporter) {
    if (!isAny(node, [ 'bpmn:FlowNode', 'bpmn:SequenceFlow', 'bpmn:Process' ]) || !node.name) {
      return;
    }

    const [ first, ...others ] = node.name.split(/[\s-]+/);

    if (!/^[A-Z0-9]/.test(first) || others.some(word => /^[A-Z][a-z]/.test(word))) {
      reporter.report(node.id, `Label is not in sentence case: ${node.name}`);
    }
  }

  return { check };
};
