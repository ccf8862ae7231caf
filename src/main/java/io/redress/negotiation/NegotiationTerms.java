package io.redress.negotiation;

import io.redress.cases.Deadline;
import io.redress.cases.ReturnCase;
import io.redress.policy.DeadlineName;
import io.redress.policy.DeadlinePolicy;
import io.redress.policy.Flag;
import io.redress.security.Side;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The terms of a negotiation, from the deadlines table (N1, N3, N4, V1). */
@Component
class NegotiationTerms {

    private final DeadlinePolicy deadlines;

    NegotiationTerms(DeadlinePolicy deadlines) {
        this.deadlines = deadlines;
    }

    /** The negotiation as a whole (N3). */
    void start(ReturnCase subject, Instant now) {
        set(subject, DeadlineName.NEGOTIATION, null, now);
    }

    /** The term of {@code side} to answer, at most to the end of the negotiation; tells when it ends (N1). */
    Instant startAnswer(ReturnCase subject, Side side, Instant now) {
        DeadlineName name = side == Side.SELLER ? DeadlineName.SELLER_RESPONSE : DeadlineName.BUYER_RESPONSE;
        set(subject, name, side, now);
        Instant dueAt = subject.deadline(name).orElseThrow().dueAt();
        Instant end = subject.deadline(DeadlineName.NEGOTIATION).orElseThrow().dueAt();
        return dueAt.isBefore(end) ? dueAt : end;
    }

    /** The buyer's term to state the dispute (V1). */
    void startFiling(ReturnCase subject, Instant now) {
        set(subject, DeadlineName.FILING, Side.BUYER, now);
    }

    private void set(ReturnCase subject, DeadlineName name, @Nullable Side side, Instant now) {
        io.redress.policy.Deadline term = deadlines.under(subject.rules()).due(name, subject.has(Flag.SAFETY), now);
        subject.set(new Deadline(name, term.dueAt(), side, term.remindAt(), null));
    }
}
