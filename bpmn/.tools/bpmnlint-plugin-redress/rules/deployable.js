const { is } = require('bpmnlint-utils');

/** What every deployed process carries: an end of its history, a semantic version, and no start from Tasklist. */
module.exports = function() {
  function check(node, reporter) {
    if (is(node, 'bpmn:Process') && node.isExecutable) {
      if (!/^P\d+D$/.test(node.get('camunda:historyTimeToLive') || '')) {
        reporter.report(node.id, 'Process needs a history time to live in days, such as P730D');
      }

      if (!/^\d+\.\d+\.\d+$/.test(node.get('camunda:versionTag') || '')) {
        reporter.report(node.id, 'Process needs a semantic version tag, such as 1.0.0');
      }

      if (String(node.get('camunda:isStartableInTasklist')) !== 'false') {
        reporter.report(node.id, 'Process must not be startable in Tasklist: cases begin with a return request');
      }
    }

    if (is(node, 'bpmn:UserTask')) {
      if (!node.get('camunda:candidateGroups')) {
        reporter.report(node.id, 'User task needs candidate groups: nobody would see it');
      }

      if (!node.get('camunda:formRef') || node.get('camunda:formRefBinding') !== 'deployment') {
        reporter.report(node.id, 'User task needs a form of the same deployment');
      }
    }
  }

  return { check };
};
