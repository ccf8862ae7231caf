package io.redress.cases;

import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.policy.DeadlineName;
import io.redress.policy.Flag;
import io.redress.policy.PauseAllowance;
import io.redress.policy.PausePolicy;
import io.redress.policy.Rulings;
import io.redress.security.Caller;
import io.redress.web.InvalidInput;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Staff stop the clock of a mediation, or of the review of an appeal, while they wait for somebody outside such as a
 * laboratory. How often and how long stands in a table; both parties see that it stands still, until when, and why (M1).
 */
@Service
public class ClockPauses {

    /** Terms of a mediation, which stand still together. */
    public static final Set<DeadlineName> OF_MEDIATION = Set.copyOf(EnumSet.of(
            DeadlineName.MEDIATION_HALF,
            DeadlineName.MEDIATION_FOUR_FIFTHS,
            DeadlineName.MEDIATION_TARGET,
            DeadlineName.MEDIATION_LIMIT));

    private static final Set<DeadlineName> OF_REVIEW = Set.of(DeadlineName.APPEAL_REVIEW);

    private final Cases cases;
    private final Actions actions;
    private final PausePolicy policy;
    private final Rulings rulings;
    private final CaseFlow flow;
    private final Clock clock;

    ClockPauses(Cases cases, Actions actions, PausePolicy policy, Rulings rulings, CaseFlow flow, Clock clock) {
        this.cases = cases;
        this.actions = actions;
        this.policy = policy;
        this.rulings = rulings;
        this.flow = flow;
        this.clock = clock;
    }

    /**
     * Stops the clock. It runs again by itself after these days; what was missed of a warning comes by as much later.
     *
     * @param days calendar days of 24 hours, at most what the table allows
     * @throws ActionNotAvailable if the case does not wait for this caller's decision, its term is over, its clock
     *     stands still already, or has as often as the table allows
     * @throws InvalidInput if that is too long
     */
    public ReturnCase pause(CaseNumber number, Caller caller, String reason, int days) {
        ReturnCase subject = cases.lock(number);
        actions.require(subject, caller, ActionName.PAUSE);
        PauseAllowance allowance = allowance(policy, subject);
        int longest = Objects.requireNonNull(allowance.longestDays());
        if (days < 1 || days > longest) {
            throw new InvalidInput(
                    "pause-too-long", "days", "The clock can stand still for 1 to " + longest + " days.");
        }
        rulings.record(number.value(), allowance.ruling());
        Instant now = now();
        ClockPause pause = new ClockPause(reason.strip(), now.plus(Duration.ofDays(days)));
        subject.pause(pause, running(subject, now), now);
        subject.record(
                now,
                CaseEventType.CLOCK_PAUSED,
                Actor.of(caller),
                Map.of(
                        "because",
                        "staff wait for somebody outside",
                        "reason",
                        pause.reason(),
                        "until",
                        pause.until().toString()));
        flow.reschedule(number);
        return subject;
    }

    /**
     * Lets the clock run again before the pause is over; the part that was not used is taken back.
     *
     * @throws ActionNotAvailable if staff have not stopped it, or this caller does not decide here
     */
    public ReturnCase resume(CaseNumber number, Caller caller) {
        ReturnCase subject = cases.lock(number);
        actions.require(subject, caller, ActionName.RESUME);
        end(subject, caller, now(), "staff wait no longer");
        return subject;
    }

    /** Somebody goes on with the case while its clock stands still: nobody waits any more. */
    public void endIfAny(ReturnCase subject, Caller caller, Instant now) {
        if (subject.clockPause(now).isPresent()) {
            end(subject, caller, now, "staff went on with the case");
        }
    }

    /** For how many days the clock can be stopped now, where it can be; 0 if the table does not allow it. */
    public int longestDays(ReturnCase subject) {
        return Objects.requireNonNullElse(allowance(policy, subject).longestDays(), 0);
    }

    /** What the table says of stopping the clock where the case waits now. */
    static PauseAllowance allowance(PausePolicy policy, ReturnCase subject) {
        boolean safety = subject.has(Flag.SAFETY);
        return subject.waitsAt(Step.REVIEW_APPEAL)
                ? policy.under(subject.rules()).appeal(safety, subject.clockPauses())
                : policy.under(subject.rules()).mediation(safety, subject.clockPauses());
    }

    private void end(ReturnCase subject, Caller caller, Instant now, String because) {
        subject.resume(now);
        subject.record(now, CaseEventType.CLOCK_RESUMED, Actor.of(caller), Map.of("because", because));
        flow.reschedule(subject.number());
    }

    /** A target that was missed before stays missed. */
    private static Set<DeadlineName> running(ReturnCase subject, Instant now) {
        return (subject.waitsAt(Step.REVIEW_APPEAL) ? OF_REVIEW : OF_MEDIATION)
                .stream()
                        .filter(name -> subject.deadline(name)
                                .filter(term -> now.isBefore(term.dueAt()))
                                .isPresent())
                        .collect(Collectors.toUnmodifiableSet());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
