const { is, isAny } = require('bpmnlint-utils');

const OTHER_IMPLEMENTATIONS = [ 'camunda:class', 'camunda:expression', 'camunda:topic', 'camunda:decisionRef' ];

/** What a service task does is a delegate of the application; models hold no scripts and no logic. */
module.exports = function() {
  function check(node, reporter) {
    if (is(node, 'bpmn:ScriptTask')) {
      reporter.report(node.id, 'Script tasks are not used here');
    }

    if (isAny(node, [ 'bpmn:ServiceTask', 'bpmn:SendTask', 'bpmn:BusinessRuleTask' ])) {
      if (!/^\$\{[a-z]\w*}$/.test(node.get('camunda:delegateExpression') || '')) {
        reporter.report(node.id, 'Delegate expression must name one delegate, such as ${closeCase}');
      }

      for (const attribute of OTHER_IMPLEMENTATIONS) {
        if (node.get(attribute)) {
          reporter.report(node.id, `${attribute} is not used here: name a delegate`);
        }
      }
    }

    if (is(node, 'bpmn:SequenceFlow') && node.conditionExpression) {
      if (!/^\$\{\w+( == '[A-Z_]+')?}$/.test(node.conditionExpression.body || '')) {
        reporter.report(node.id, "Condition must be a plain comparison, such as ${appeal == 'REFUSED'} or ${eligible}");
      }
    }
  }

  return { check };
};
