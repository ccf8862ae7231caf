package io.redress.process;

import io.redress.cases.CaseNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** Which case a token of the process belongs to: its business key is the case number. */
final class CaseOf {

    private CaseOf() {}

    static CaseNumber execution(DelegateExecution execution) {
        return new CaseNumber(execution.getProcessBusinessKey());
    }

    static CaseNumber task(DelegateTask task) {
        return execution(task.getExecution());
    }
}
