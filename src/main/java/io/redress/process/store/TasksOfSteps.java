package io.redress.process.store;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;

/** Tasks are what executions wait at: an execution at one, and none below another. */
public final class TasksOfSteps extends TaskManager {

    /** Tasks without a process, which those below others are, are switched off. */
    @Override
    public List<Task> findTasksByParentTaskId(String parentTaskId) {
        return new ArrayList<>();
    }

    @Override
    public void deleteTask(TaskEntity task, String reason, boolean cascade, boolean skipCustomListeners) {
        ((LinksOfTasks) Context.getCommandContext().getSession(IdentityLinkManager.class)).goes(task.getId());
        super.deleteTask(task, reason, cascade, skipCustomListeners);
    }

    @Override
    public List<TaskEntity> findTasksByExecutionId(String executionId) {
        List<TaskEntity> read = new ArrayList<>(getDbEntityManager().getCachedEntitiesByType(TaskEntity.class).stream()
                .filter(task -> executionId.equals(task.getExecutionId()))
                .filter(task -> getDbEntityManager().getDbEntityCache().isPersistent(task)
                        || getDbEntityManager().isDeleted(task))
                .toList());
        return read.isEmpty() ? super.findTasksByExecutionId(executionId) : read;
    }
}
