package io.redress.process.store;

import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.jspecify.annotations.Nullable;

/**
 * When a case ends, all that the engine's history holds of it gets its time of removal, in one statement. What a definition
 * is called does not change and is asked for once.
 */
final class FrugalHistory extends CacheAwareHistoryEventProducer {

    @Override
    protected void addRemovalTimeToHistoricProcessInstances(String rootProcessInstanceId, Date removalTime) {
        if (Context.getProcessEngineConfiguration().isEnableHistoricInstancePermissions()) {
            super.addRemovalTimeToHistoricProcessInstances(rootProcessInstanceId, removalTime);
            super.addRemovalTimeToHistoricDecisions(rootProcessInstanceId, removalTime);
            return;
        }
        Context.getCommandContext()
                .getDbEntityManager()
                .updatePreserveOrder(
                        HistoricProcessInstanceEventEntity.class,
                        OwnStatements.REMOVAL_TIME_OF_TREE,
                        Map.of("rootProcessInstanceId", rootProcessInstanceId, "removalTime", removalTime));
    }

    @Override
    protected @Nullable ProcessDefinitionEntity getProcessDefinitionEntity(String processDefinitionId) {
        return Context.getCommandContext().getProcessDefinitionManager().findLatestDefinitionById(processDefinitionId);
    }

    /** Done by the same statement. */
    @Override
    protected void addRemovalTimeToHistoricDecisions(String rootProcessInstanceId, Date removalTime) {}
}
