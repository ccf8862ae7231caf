package io.redress.process;

import io.redress.cases.Cases;
import io.redress.cases.ReturnCase;
import io.redress.cases.Step;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Moves what staff have let lie into the lead's queue (M1). */
@Component
class LeadQueue {

    private final TaskService tasks;
    private final Candidates candidates;
    private final Priorities priorities;
    private final Cases cases;

    LeadQueue(TaskService tasks, Candidates candidates, Priorities priorities, Cases cases) {
        this.tasks = tasks;
        this.candidates = candidates;
        this.priorities = priorities;
        this.cases = cases;
    }

    /** Takes the open staff task of this process from whoever has it; what comes after goes to the lead as well. */
    void take(DelegateExecution token, List<String> leads) {
        ReturnCase subject = cases.get(CaseOf.execution(token));
        String groups = String.join(",", leads);
        token.setVariable("mediatorGroups", groups);
        token.setVariable("signatoryGroups", groups);
        token.setVariable("reviewerGroups", groups);
        for (Task task : tasks.createTaskQuery()
                .processInstanceId(token.getProcessInstanceId())
                .list()) {
            StepTasks.stepOf(task.getTaskDefinitionKey())
                    .filter(Step::isForStaff)
                    .ifPresent(step -> hand(task, step, leads, subject));
        }
        priorities.renew(token.getProcessInstanceId(), subject.number());
    }

    private void hand(Task task, Step step, List<String> leads, ReturnCase subject) {
        tasks.setAssignee(task.getId(), null);
        candidates.moveTo(task.getId(), leads, subject, step);
    }
}
