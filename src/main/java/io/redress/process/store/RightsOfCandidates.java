package io.redress.process.store;

import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityCache;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;

/** Asks nobody for the rights on a task that this command creates: they are what this command has given. */
final class RightsOfCandidates extends DefaultAuthorizationProvider {

    @Override
    protected @Nullable AuthorizationEntity getGrantAuthorization(
            String taskId, @Nullable String userId, @Nullable String groupId, Resource resource) {
        DbEntityCache cache = Context.getCommandContext().getDbEntityManager().getDbEntityCache();
        TaskEntity task = cache.get(TaskEntity.class, taskId);
        if (task == null || !cache.isTransient(task)) {
            return super.getGrantAuthorization(taskId, userId, groupId, resource);
        }
        return cache.getEntitiesByType(AuthorizationEntity.class).stream()
                .filter(right ->
                        taskId.equals(right.getResourceId()) && right.getResourceType() == resource.resourceType())
                .filter(right -> groupId == null
                        ? userId != null && userId.equals(right.getUserId())
                        : groupId.equals(right.getGroupId()))
                .findFirst()
                .orElse(null);
    }
}
