package io.redress.process;

import io.redress.cases.Step;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Moves what staff have let lie into the lead's queue (M1). */
@Component
class LeadQueue {

    private static final int URGENT = 100;

    private final TaskService tasks;

    LeadQueue(TaskService tasks) {
        this.tasks = tasks;
    }

    /** Takes the open staff task of this process from whoever has it; what comes after goes to the lead as well. */
    void take(DelegateExecution token, List<String> leads) {
        String groups = String.join(",", leads);
        token.setVariable("mediatorGroups", groups);
        token.setVariable("signatoryGroups", groups);
        token.setVariable("reviewerGroups", groups);
        for (Task task : tasks.createTaskQuery()
                .processInstanceId(token.getProcessInstanceId())
                .list()) {
            StepTasks.stepOf(task.getTaskDefinitionKey())
                    .filter(Step::isForStaff)
                    .ifPresent(step -> hand(task, leads));
        }
    }

    private void hand(Task task, List<String> leads) {
        for (IdentityLink link : tasks.getIdentityLinksForTask(task.getId())) {
            if (link.getGroupId() != null && IdentityLinkType.CANDIDATE.equals(link.getType())) {
                tasks.deleteCandidateGroup(task.getId(), link.getGroupId());
            }
        }
        leads.forEach(group -> tasks.addCandidateGroup(task.getId(), group));
        tasks.setAssignee(task.getId(), null);
        tasks.setPriority(task.getId(), URGENT);
    }
}
