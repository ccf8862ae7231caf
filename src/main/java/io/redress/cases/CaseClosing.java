package io.redress.cases;

import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.policy.DeadlineName;
import io.redress.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** Ends a case: withdrawn by its buyer, or closed by the process with the outcome it has come to. */
@Service
public class CaseClosing {

    private final Cases cases;
    private final Actions actions;
    private final CaseFlow flow;
    private final Clock clock;

    CaseClosing(Cases cases, Actions actions, CaseFlow flow, Clock clock) {
        this.cases = cases;
        this.actions = actions;
        this.flow = flow;
        this.clock = clock;
    }

    /**
     * The buyer withdraws, at any time until a decision is issued.
     *
     * @throws ActionNotAvailable if it is too late
     */
    public ReturnCase withdraw(CaseNumber number, Caller caller) {
        ReturnCase subject = cases.lock(number);
        actions.require(subject, caller, ActionName.WITHDRAW);
        subject.endWith(Outcome.WITHDRAWN);
        subject.record(now(), CaseEventType.WITHDRAWN, Actor.of(caller), Map.of());
        flow.interrupt(number, CaseFlow.Interruption.WITHDRAWN);
        return subject;
    }

    /** The buyer said nothing where silence withdraws (N4, V1). */
    public void withdrawForSilence(CaseNumber number) {
        ReturnCase subject = cases.lock(number);
        subject.withdrawForSilence();
        subject.record(
                now(), CaseEventType.WITHDRAWN, Actor.SERVICE, Map.of("because", "the buyer did not answer in time"));
    }

    /** A party is reminded that a term of its ends soon (N4). */
    public void remind(CaseNumber number, DeadlineName name) {
        ReturnCase subject = cases.lock(number);
        Deadline deadline = subject.deadline(name).orElseThrow();
        if (deadline.remindAt() == null) {
            // The process came back to the same wait, and with it a timer that has fired before.
            return;
        }
        subject.set(deadline.reminded());
        subject.record(
                now(),
                CaseEventType.DEADLINE_APPROACHING,
                Actor.SERVICE,
                Map.of(
                        "deadline",
                        name,
                        "dueAt",
                        deadline.dueAt().toString(),
                        "party",
                        deadline.party() == null ? "BOTH" : deadline.party().name()));
    }

    /** Closes the file. */
    public void close(CaseNumber number) {
        ReturnCase subject = cases.lock(number);
        subject.close();
        Outcome outcome = Objects.requireNonNull(subject.outcome());
        CaseEventType type = outcome == Outcome.SETTLED ? CaseEventType.SETTLED : CaseEventType.CLOSED;
        subject.record(now(), type, Actor.SERVICE, Map.of("outcome", outcome));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
