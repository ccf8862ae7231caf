package io.redress.process.store;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.jspecify.annotations.Nullable;

/** What a definition is called does not change and is asked for once. */
final class FrugalHistory extends CacheAwareHistoryEventProducer {

    @Override
    protected @Nullable ProcessDefinitionEntity getProcessDefinitionEntity(String processDefinitionId) {
        return Context.getCommandContext().getProcessDefinitionManager().findLatestDefinitionById(processDefinitionId);
    }
}
