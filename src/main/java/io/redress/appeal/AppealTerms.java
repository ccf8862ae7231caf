package io.redress.appeal;

import io.redress.cases.Deadline;
import io.redress.cases.ReturnCase;
import io.redress.cases.Stage;
import io.redress.policy.DeadlineName;
import io.redress.policy.DeadlinePolicy;
import io.redress.policy.Flag;
import io.redress.security.Side;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The terms of an appeal, from the deadlines table (A3). */
@Component
class AppealTerms {

    private final DeadlinePolicy deadlines;

    AppealTerms(DeadlinePolicy deadlines) {
        this.deadlines = deadlines;
    }

    /** The appeal begins: the other side is to answer, and may appeal too until the window is over (A1). */
    void startAppeal(ReturnCase subject, Side appellant, Instant now) {
        Deadline window = subject.deadline(DeadlineName.APPEAL_WINDOW).orElseThrow();
        subject.enter(Stage.APPEAL);
        subject.set(window);
        set(subject, DeadlineName.APPEAL_ANSWER, appellant.other(), now);
    }

    /** The first appellant is to answer the cross-appeal. */
    void startCrossAnswer(ReturnCase subject, Instant now) {
        set(subject, DeadlineName.CROSS_APPEAL_ANSWER, subject.appellant(), now);
    }

    void startReview(ReturnCase subject, Instant now) {
        set(subject, DeadlineName.APPEAL_REVIEW, null, now);
    }

    private void set(ReturnCase subject, DeadlineName name, @Nullable Side side, Instant now) {
        io.redress.policy.Deadline term = deadlines.under(subject.rules()).due(name, subject.has(Flag.SAFETY), now);
        subject.set(new Deadline(name, term.dueAt(), side, term.remindAt(), null));
    }
}
