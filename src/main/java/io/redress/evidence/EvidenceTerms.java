package io.redress.evidence;

import io.redress.cases.Deadline;
import io.redress.cases.ReturnCase;
import io.redress.cases.Step;
import io.redress.policy.DeadlineName;
import io.redress.policy.DeadlinePolicy;
import io.redress.policy.Flag;
import io.redress.security.Side;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The terms in which evidence is to be handed in, from the deadlines table (V2). */
@Component
class EvidenceTerms {

    private final DeadlinePolicy deadlines;

    EvidenceTerms(DeadlinePolicy deadlines) {
        this.deadlines = deadlines;
    }

    /** Both sides have the same time, in parallel. */
    void startPhase(ReturnCase subject, Instant now) {
        for (Side side : Side.values()) {
            DeadlineName name = Step.evidenceOf(side).deadline();
            var term = deadlines.under(subject.rules()).due(name, subject.has(Flag.SAFETY), now);
            subject.set(new Deadline(name, term.dueAt(), side, term.remindAt(), null));
            subject.startEvidenceTerm(side);
        }
    }

    /** Moves the end of a side's term; the extension is counted from the end that it had. */
    Instant extend(ReturnCase subject, Side side) {
        DeadlineName name = Step.evidenceOf(side).deadline();
        Instant end = subject.deadline(name)
                .map(Deadline::dueAt)
                .orElseThrow(() -> new IllegalStateException("case " + subject.number() + " has no term " + name));
        Instant moved = deadlines
                .under(subject.rules())
                .due(DeadlineName.EVIDENCE_EXTENSION, subject.has(Flag.SAFETY), end)
                .dueAt();
        subject.move(name, moved);
        return moved;
    }

    /**
     * Who is asked for more has a term of its own.
     *
     * @param days set by the mediator; {@code null} for what the table says
     */
    Instant startRequest(ReturnCase subject, Set<Side> asked, @Nullable Integer days, Instant now) {
        DeadlineName name = DeadlineName.EVIDENCE_REQUEST;
        boolean safety = subject.has(Flag.SAFETY);
        var term = days == null
                ? deadlines.under(subject.rules()).due(name, safety, now)
                : deadlines.under(subject.rules()).dueIn(name, days, safety, now);
        asked.forEach(subject::startEvidenceTerm);
        Side only = asked.size() == 1 ? asked.iterator().next() : null;
        subject.set(new Deadline(name, term.dueAt(), only, term.remindAt(), null));
        return term.dueAt();
    }
}
