package io.redress.mediation;

import io.redress.cases.Deadline;
import io.redress.cases.ReturnCase;
import io.redress.policy.DeadlineName;
import io.redress.policy.DeadlinePolicy;
import io.redress.policy.Flag;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** The terms of a mediation and of what follows a decision, from the deadlines table (M1, A1, A5). */
@Component
class MediationTerms {

    private static final List<DeadlineName> OF_MEDIATION = List.of(
            DeadlineName.MEDIATION_TARGET,
            DeadlineName.MEDIATION_HALF,
            DeadlineName.MEDIATION_FOUR_FIFTHS,
            DeadlineName.MEDIATION_LIMIT);

    private final DeadlinePolicy deadlines;

    MediationTerms(DeadlinePolicy deadlines) {
        this.deadlines = deadlines;
    }

    /** Target, warnings and end of a mediation that begins now (M1). */
    void startMediation(ReturnCase subject, Instant now) {
        OF_MEDIATION.forEach(name -> set(subject, name, now));
    }

    /** The time in which either side may appeal (A1). */
    void startAppealWindow(ReturnCase subject, Instant now) {
        set(subject, DeadlineName.APPEAL_WINDOW, now);
    }

    private void set(ReturnCase subject, DeadlineName name, Instant now) {
        io.redress.policy.Deadline term = deadlines.under(subject.rules()).due(name, subject.has(Flag.SAFETY), now);
        subject.set(new Deadline(name, term.dueAt(), null, term.remindAt(), null));
    }
}
