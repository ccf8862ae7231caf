const { is } = require('dmnlint-utils');

/** What every deployed table carries: an end of its history and a semantic version. */
module.exports = function() {
  function check(node, reporter) {
    if (!is(node, 'dmn:Decision')) {
      return;
    }

    const attributes = node.$attrs || {};

    if (!/^P\d+D$/.test(attributes['camunda:historyTimeToLive'] || '')) {
      reporter.report(node.id, 'Decision needs a history time to live in days, such as P730D');
    }

    if (!/^\d+\.\d+\.\d+$/.test(attributes['camunda:versionTag'] || '')) {
      reporter.report(node.id, 'Decision needs a semantic version tag, such as 1.0.0');
    }
  }

  return { check };
};
