package io.redress.process;

import io.redress.desk.TaskCases;
import io.redress.security.Caller;
import io.redress.web.NotFound;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Asks the engine as the reader would, so that whoever does not see a task in Tasklist does not find it here. */
@Component
class EngineTaskCases implements TaskCases {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final IdentityService identity;

    EngineTaskCases(TaskService tasks, RuntimeService runtime, IdentityService identity) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.identity = identity;
    }

    @Override
    public String caseOf(String taskId, Caller reader) {
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceId(asSeenBy(reader, taskId).getProcessInstanceId())
                .singleResult();
        if (instance == null || instance.getBusinessKey() == null) {
            throw none(taskId);
        }
        return instance.getBusinessKey();
    }

    private Task asSeenBy(Caller reader, String taskId) {
        List<String> groups = identity.createGroupQuery().groupMember(reader.id()).list().stream()
                .map(Group::getId)
                .toList();
        identity.setAuthentication(reader.id(), groups);
        try {
            Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
            if (task == null || task.getProcessInstanceId() == null) {
                throw none(taskId);
            }
            return task;
        } finally {
            identity.clearAuthentication();
        }
    }

    private static NotFound none(String taskId) {
        return new NotFound("No task " + taskId + ", or not for you. It may have been completed.");
    }
}
