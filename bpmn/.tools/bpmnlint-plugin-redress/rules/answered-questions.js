const { is } = require('bpmnlint-utils');

/** A gateway that decides asks a question; every flow out of it answers, and one of them is the default. */
module.exports = function() {
  function check(node, reporter) {
    const flows = node.outgoing || [];

    if (!is(node, 'bpmn:ExclusiveGateway') || flows.length < 2) {
      return;
    }

    if (!/\?$/.test(node.name || '')) {
      reporter.report(node.id, 'Gateway does not ask a question');
    }

    if (!node.default) {
      reporter.report(node.id, 'Gateway has no default flow: a case could get stuck in it');
    }

    for (const flow of flows) {
      if (!flow.name) {
        reporter.report(flow.id, 'Flow does not answer the question of its gateway');
      }
    }
  }

  return { check };
};
