package io.redress.process;

import io.redress.cases.Actions;
import io.redress.cases.CaseNumber;
import io.redress.cases.Cases;
import io.redress.cases.ReturnCase;
import io.redress.web.Conflict;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.stereotype.Component;

/** Where a case stands, for somebody in Tasklist who came too late with one of its tasks. */
@Component
class StateForLosers {

    private final ProcessEngineConfigurationImpl engine;
    private final HistoryService history;
    private final Cases cases;
    private final Actions actions;
    private final SignedIn signedIn;

    StateForLosers(
            ProcessEngineConfigurationImpl engine,
            HistoryService history,
            Cases cases,
            Actions actions,
            SignedIn signedIn) {
        this.engine = engine;
        this.history = history;
        this.cases = cases;
        this.actions = actions;
        this.signedIn = signedIn;
    }

    /** A conflict with the stage of the task's case, and what whoever is signed in can do with it; without both for no task. */
    Conflict told(String task, String code, String sentence) {
        if (!signedIn.isSomebody()) {
            return new Conflict(code, sentence);
        }
        Command<Conflict> telling = context -> caseOf(task, context)
                .map(subject -> new Conflict(
                        code,
                        "%s Case %s is in stage %s now.".formatted(sentence, subject.number(), subject.stage()),
                        Map.of("stage", subject.stage(), "availableActions", actions.of(subject, signedIn.self()))))
                .orElseGet(() -> new Conflict(code, sentence));
        return engine.getCommandExecutorTxRequired().execute(telling);
    }

    /** The task may be gone, and whoever asks for it need not be allowed to read what has passed. */
    private Optional<ReturnCase> caseOf(String task, CommandContext context) {
        return Optional.ofNullable(context.runWithoutAuthorization(() -> {
                    HistoricTaskInstance past = history.createHistoricTaskInstanceQuery()
                            .taskId(task)
                            .singleResult();
                    return past == null || past.getProcessInstanceId() == null
                            ? null
                            : history.createHistoricProcessInstanceQuery()
                                    .processInstanceId(past.getProcessInstanceId())
                                    .singleResult();
                }))
                .map(HistoricProcessInstance::getBusinessKey)
                .map(CaseNumber::new)
                .map(cases::get);
    }
}
