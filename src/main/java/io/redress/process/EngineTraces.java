package io.redress.process;

import io.redress.cases.CaseNumber;
import io.redress.custody.ProcessTraces;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.stereotype.Component;

/** {@link ProcessTraces} in the engine's history; a case that has ended has left nothing in its runtime. */
@Component
class EngineTraces implements ProcessTraces {

    private final HistoryService history;

    EngineTraces(HistoryService history) {
        this.history = history;
    }

    @Override
    public int forget(CaseNumber number) {
        List<String> ended = history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .finished()
                .list()
                .stream()
                .map(HistoricProcessInstance::getId)
                .toList();
        ended.forEach(instance -> history.createUserOperationLogQuery().processInstanceId(instance).list().stream()
                .map(entry -> entry.getId())
                .forEach(history::deleteUserOperationLogEntry));
        if (!ended.isEmpty()) {
            history.deleteHistoricProcessInstancesBulk(ended);
        }
        return ended.size();
    }
}
