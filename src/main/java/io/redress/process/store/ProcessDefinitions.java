package io.redress.process.store;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.jspecify.annotations.Nullable;

/** Asks for a process definition once, and not in each command. What changes definitions asks as ever. */
final class ProcessDefinitions extends ProcessDefinitionManager {

    private final KnownDefinitions known;

    ProcessDefinitions(KnownDefinitions known) {
        this.known = known;
    }

    @Override
    public @Nullable ProcessDefinitionEntity findLatestDefinitionById(String id) {
        return remembered("id " + id, () -> super.findLatestDefinitionById(id));
    }

    @Override
    public @Nullable ProcessDefinitionEntity findLatestDefinitionByKey(String key) {
        return remembered("key " + key, () -> super.findLatestDefinitionByKey(key));
    }

    @Override
    public @Nullable ProcessDefinitionEntity findLatestDefinitionByKeyAndTenantId(String key, @Nullable String tenant) {
        return remembered(
                "key " + key + " of " + tenant, () -> super.findLatestDefinitionByKeyAndTenantId(key, tenant));
    }

    private @Nullable ProcessDefinitionEntity remembered(String key, Supplier<@Nullable ProcessDefinitionEntity> read) {
        String stamp = Context.getCommandContext().getSession(Stamp.class).read();
        return known.get(stamp, "process " + key, () -> copy(read.get()));
    }

    /** Only to be read from: the one that was read belongs to its command. */
    private static @Nullable ProcessDefinitionEntity copy(@Nullable ProcessDefinitionEntity read) {
        if (read == null) {
            return null;
        }
        ProcessDefinitionEntity copy = new ProcessDefinitionEntity();
        copy.setId(read.getId());
        copy.setRevision(read.getRevision());
        copy.setKey(read.getKey());
        copy.setName(read.getName());
        copy.setCategory(read.getCategory());
        copy.setVersion(read.getVersion());
        copy.setVersionTag(read.getVersionTag());
        copy.setTenantId(read.getTenantId());
        copy.setDeploymentId(read.getDeploymentId());
        copy.setResourceName(read.getResourceName());
        copy.setDiagramResourceName(read.getDiagramResourceName());
        copy.setHistoryTimeToLive(read.getHistoryTimeToLive());
        copy.setSuspensionState(read.getSuspensionState());
        return copy;
    }
}
