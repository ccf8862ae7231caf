package io.redress.negotiation;

import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.cases.ActionName;
import io.redress.cases.Actions;
import io.redress.cases.CaseFlow;
import io.redress.cases.CaseNumber;
import io.redress.cases.Cases;
import io.redress.cases.RepairPause;
import io.redress.cases.ReturnCase;
import io.redress.policy.DeadlineName;
import io.redress.policy.DeadlinePolicy;
import io.redress.policy.Flag;
import io.redress.security.Caller;
import io.redress.web.InvalidInput;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/** A repair that the seller wants to try may stop the clock of the negotiation once, if the buyer agrees (N3). */
@Service
public class RepairAttempts {

    private static final Set<DeadlineName> CLOCKS =
            EnumSet.of(DeadlineName.NEGOTIATION, DeadlineName.SELLER_RESPONSE, DeadlineName.BUYER_RESPONSE);

    private final Cases cases;
    private final DeadlinePolicy deadlines;
    private final Actions actions;
    private final CaseFlow flow;
    private final Clock clock;

    RepairAttempts(Cases cases, DeadlinePolicy deadlines, Actions actions, CaseFlow flow, Clock clock) {
        this.cases = cases;
        this.deadlines = deadlines;
        this.actions = actions;
        this.flow = flow;
        this.clock = clock;
    }

    /**
     * The seller asks for time to repair.
     *
     * @param days whole days, at most what the deadlines table allows
     * @throws InvalidInput if that is too long
     */
    public ReturnCase propose(CaseNumber number, Caller caller, int days, String note) {
        ReturnCase subject = cases.lock(number);
        actions.require(subject, caller, ActionName.PROPOSE_REPAIR);
        Instant now = now();
        Instant latest = deadlines
                .under(subject.rules())
                .due(DeadlineName.REPAIR_PAUSE, subject.has(Flag.SAFETY), now)
                .dueAt();
        if (days < 1 || now.plus(Duration.ofDays(days)).isAfter(latest)) {
            throw new InvalidInput(
                    "repair-too-long",
                    "days",
                    "A repair attempt may stop the clock for 1 to "
                            + Duration.between(now, latest).toDays() + " days.");
        }
        subject.repair(new RepairPause(days, note, null));
        subject.record(now, CaseEventType.REPAIR_PROPOSED, Actor.of(caller), Map.of("days", days, "note", note));
        return subject;
    }

    /** The buyer agrees: all terms of the negotiation stand still. */
    public ReturnCase agree(CaseNumber number, Caller caller) {
        ReturnCase subject = cases.lock(number);
        actions.require(subject, caller, ActionName.AGREE_REPAIR);
        RepairPause proposed = subject.repair().orElseThrow();
        Instant now = now();
        Instant until = now.plus(Duration.ofDays(proposed.days()));
        subject.repair(new RepairPause(proposed.days(), proposed.note(), until));
        subject.pause(CLOCKS, now, until);
        subject.record(
                now,
                CaseEventType.CLOCK_PAUSED,
                Actor.of(caller),
                Map.of("until", until.toString(), "because", "repair"));
        flow.reschedule(number);
        return subject;
    }

    /** The buyer says that the repair is over, done or failed: the clock runs again. */
    public ReturnCase end(CaseNumber number, Caller caller) {
        ReturnCase subject = cases.lock(number);
        actions.require(subject, caller, ActionName.END_REPAIR);
        Instant now = now();
        subject.resume(now);
        subject.record(now, CaseEventType.CLOCK_RESUMED, Actor.of(caller), Map.of("because", "repair ended"));
        flow.reschedule(number);
        return subject;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
