package io.redress.process;

import java.util.Set;
import org.camunda.bpm.engine.delegate.Expression;
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
    private final TaskListener assignment;
    private final TaskListener completion;
    private final TaskListener departure;
    private final OfferedTo.Desk desk;

    StepWiring(
            TaskListener arrival,
            TaskListener assignment,
            TaskListener completion,
            TaskListener departure,
            OfferedTo.Desk desk) {
        this.arrival = arrival;
        this.assignment = assignment;
        this.completion = completion;
        this.departure = departure;
        this.desk = desk;
    }

    @Override
    public void parseUserTask(Element userTask, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, arrival);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, assignment);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, completion);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, departure);
        StepTasks.stepOf(task.getKey()).filter(Candidates::areNarrowed).ifPresent(step -> offer(task));
    }

    private void offer(TaskDefinition task) {
        Set<Expression> groups = Set.copyOf(task.getCandidateGroupIdExpressions());
        task.getCandidateGroupIdExpressions().clear();
        task.addCandidateGroupIdExpression(new OfferedTo(groups, task.getKey(), desk, Candidates.Offer::groups));
        task.addCandidateUserIdExpression(new OfferedTo(groups, task.getKey(), desk, Candidates.Offer::people));
    }
}
