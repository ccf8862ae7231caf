package io.redress.process;

import io.redress.cases.CaseNumber;
import io.redress.cases.Cases;
import io.redress.cases.Deadline;
import io.redress.policy.DeadlineName;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * When the timers of the diagrams fire: what the deadlines table said when the term began, with every pause and
 * extension since, as it is stored on the case and shown to the parties.
 */
@Component("deadlines")
public class Deadlines {

    private final Cases cases;

    Deadlines(Cases cases) {
        this.cases = cases;
    }

    /**
     * The end of a term, for {@code ${deadlines.due(execution, 'SELLER_RESPONSE')}}.
     *
     * @throws IllegalStateException if nothing has set this term on the case
     */
    public Date due(DelegateExecution execution, String name) {
        return Date.from(deadline(execution, name).dueAt());
    }

    /**
     * When the reminder before the end of a term goes out. A term without one in the table gives a time after its end,
     * which never comes: the term's own timer ends the wait before.
     */
    public Date reminder(DelegateExecution execution, String name) {
        Deadline deadline = deadline(execution, name);
        return Date.from(deadline.remindAt() == null ? deadline.dueAt().plus(Duration.ofDays(1)) : deadline.remindAt());
    }

    private Deadline deadline(DelegateExecution execution, String name) {
        CaseNumber number = CaseOf.execution(execution);
        return cases.lock(number)
                .deadline(DeadlineName.valueOf(name))
                .orElseThrow(() -> new IllegalStateException("a timer at " + execution.getCurrentActivityId()
                        + " waits for the term " + name + ", which nobody has set on case " + number));
    }
}
