package io.redress.process.store;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.jspecify.annotations.Nullable;

/** Asks for the definition of a timer once, and not for each timer. Each command gets one of its own, to change it. */
final class JobDefinitions extends JobDefinitionManager {

    private final KnownDefinitions known;

    JobDefinitions(KnownDefinitions known) {
        this.known = known;
    }

    @Override
    public @Nullable JobDefinitionEntity findById(String id) {
        JobDefinitionEntity own = getDbEntityManager().getCachedEntity(JobDefinitionEntity.class, id);
        if (own != null) {
            return own;
        }
        String stamp = Context.getCommandContext().getSession(Stamp.class).read();
        JobDefinitionEntity read = known.get(stamp, "job " + id, () -> copy(super.findById(id)));
        if (read == null) {
            return null;
        }
        JobDefinitionEntity cached = getDbEntityManager().getCachedEntity(JobDefinitionEntity.class, id);
        if (cached == null) {
            cached = copy(read);
            getDbEntityManager().getDbEntityCache().putPersistent(cached);
        }
        return cached;
    }

    private static @Nullable JobDefinitionEntity copy(@Nullable JobDefinitionEntity read) {
        if (read == null) {
            return null;
        }
        JobDefinitionEntity copy = new JobDefinitionEntity();
        copy.setId(read.getId());
        copy.setRevision(read.getRevision());
        copy.setProcessDefinitionId(read.getProcessDefinitionId());
        copy.setProcessDefinitionKey(read.getProcessDefinitionKey());
        copy.setActivityId(read.getActivityId());
        copy.setJobType(read.getJobType());
        copy.setJobConfiguration(read.getJobConfiguration());
        copy.setSuspensionState(read.getSuspensionState());
        copy.setJobPriority(read.getOverridingJobPriority());
        copy.setTenantId(read.getTenantId());
        copy.setDeploymentId(read.getDeploymentId());
        return copy;
    }
}
