package io.redress.process.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkManager;

/** Takes back to whom a task was offered without looking to whom: the task goes. */
public final class LinksOfTasks extends IdentityLinkManager {

    private final Set<String> going = new HashSet<>();

    /** This task is about to be deleted. */
    void goes(String taskId) {
        going.add(taskId);
    }

    @Override
    public List<IdentityLinkEntity> findIdentityLinksByTaskId(String taskId) {
        if (!going.contains(taskId) || areToldToHistory()) {
            return super.findIdentityLinksByTaskId(taskId);
        }
        getDbEntityManager().delete(IdentityLinkEntity.class, OwnStatements.DELETE_LINKS_OF_TASK, taskId);
        return new ArrayList<>();
    }

    private static boolean areToldToHistory() {
        return Context.getProcessEngineConfiguration()
                .getHistoryLevel()
                .isHistoryEventProduced(HistoryEventTypes.IDENTITY_LINK_DELETE, null);
    }
}
