package io.redress.process;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Ties every user task to its case, whoever drew the diagram: an analyst cannot forget it, and a new task has a name and
 * a due date like all others.
 */
class StepWiring extends AbstractBpmnParseListener {

    private final TaskListener arrival;
    private final TaskListener completion;
    private final TaskListener departure;

    StepWiring(TaskListener arrival, TaskListener completion, TaskListener departure) {
        this.arrival = arrival;
        this.completion = completion;
        this.departure = departure;
    }

    @Override
    public void parseUserTask(Element userTask, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, arrival);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, completion);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, departure);
    }
}
