const { is } = require('bpmnlint-utils');

const PREFIXES = [
  [ 'bpmn:StartEvent', /^start_/ ],
  [ 'bpmn:EndEvent', /^end_/ ],
  [ 'bpmn:BoundaryEvent', /^(timer|error|message)_/ ],
  [ 'bpmn:UserTask', /^task_/ ],
  [ 'bpmn:ServiceTask', /^service_/ ],
  [ 'bpmn:CallActivity', /^call_/ ],
  [ 'bpmn:SubProcess', /^(eventSub|subprocess)_/ ],
  [ 'bpmn:ExclusiveGateway', /^(gateway|merge)_/ ],
  [ 'bpmn:ParallelGateway', /^(fork|join)_/ ],
  [ 'bpmn:SequenceFlow', /^flow_/ ]
];

/** Ids are read in tests, logs and Cockpit: kind and meaning, such as task_fileDispute, never Activity_0x3f9a. */
module.exports = function() {
  function check(node, reporter) {
    for (const [ type, prefix ] of PREFIXES) {
      if (is(node, type) && !(prefix.test(node.id) && /^[a-z]+[A-Za-z]*(_[a-z]\w*)+$/.test(node.id))) {
        reporter.report(node.id, `Id does not say what this is; it begins like ${prefix.source.slice(1)}`);
      }
    }
  }

  return { check };
};
