package io.redress.cases;

import static io.redress.cases.Step.DECIDE_DISPUTE;
import static io.redress.cases.Step.DECIDE_OBJECTION;
import static io.redress.cases.Step.REVIEW_APPEAL;
import static io.redress.cases.Step.SIGN_DECISION;

import io.redress.policy.DeadlineName;
import io.redress.policy.PausePolicy;
import io.redress.security.Caller;
import io.redress.security.Role;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a member of staff, or the marketplace for itself, may do with one case now; what costs a query is asked once. */
final class StaffActions {

    static final Set<Role> DECIDERS = EnumSet.of(Role.MEDIATOR, Role.SENIOR_MEDIATOR, Role.MEDIATION_LEAD);
    private static final Set<Role> SENIORS = EnumSet.of(Role.SENIOR_MEDIATOR, Role.MEDIATION_LEAD);

    /**
     * What belongs to the task of staff: whoever has claimed it does it, and nobody else. A clock is stopped and started
     * by any of them.
     */
    private static final Set<ActionName> WORK = EnumSet.of(
            ActionName.MAKE_OFFER,
            ActionName.REQUEST_EVIDENCE,
            ActionName.DECIDE,
            ActionName.SIGN_DECISION,
            ActionName.DECIDE_APPEAL);

    private final ReturnCase subject;
    private final Caller caller;
    private final BooleanSupplier impartiality;
    private final Supplier<CaseFlow> flow;
    private final PausePolicy pauses;
    private final Instant now;
    private @Nullable Boolean impartial;
    private @Nullable Optional<String> holder;

    StaffActions(
            ReturnCase subject,
            Caller caller,
            BooleanSupplier impartiality,
            Supplier<CaseFlow> flow,
            PausePolicy pauses,
            Instant now) {
        this.subject = subject;
        this.caller = caller;
        this.impartiality = impartiality;
        this.flow = flow;
        this.pauses = pauses;
        this.now = now;
    }

    boolean allow(ActionName action) {
        return suits(action) && (!WORK.contains(action) || takenBy().isEmpty());
    }

    /** Who keeps the caller from what would be allowed if nobody had claimed the task. */
    Optional<String> keptBy(ActionName action) {
        return WORK.contains(action) && suits(action) ? takenBy() : Optional.empty();
    }

    /** Whether this caller may do this, whoever has claimed the task. */
    private boolean suits(ActionName action) {
        boolean decider = DECIDERS.contains(caller.role());
        return switch (action) {
            case SEND_MESSAGE, SUBMIT_EVIDENCE, DECLARE_CONFLICT ->
                decider && subject.stage().isFormalDispute();
            case MAKE_OFFER, REQUEST_EVIDENCE -> decider && subject.waitsAt(DECIDE_DISPUTE) && isImpartial();
            case DECIDE ->
                decider && (subject.waitsAt(DECIDE_DISPUTE) || subject.waitsAt(DECIDE_OBJECTION)) && isImpartial();
            case SIGN_DECISION ->
                isSenior()
                        && subject.waitsAt(SIGN_DECISION)
                        && Recusals.byPart(caller.id(), subject, SIGN_DECISION).isEmpty()
                        && isImpartial();
            case DECIDE_APPEAL ->
                isSenior()
                        && subject.waitsAt(REVIEW_APPEAL)
                        && Recusals.byPart(caller.id(), subject, REVIEW_APPEAL).isEmpty()
                        && isImpartial();
            case HAND_OVER -> decider && subject.staffStep().isPresent() && mayGiveAway();
            case PAUSE ->
                isTermRunning()
                        && subject.clockPause(now).isEmpty()
                        && mayGoOn()
                        && ClockPauses.allowance(pauses, subject).allowed();
            case RESUME -> subject.clockPause(now).isPresent() && mayGoOn();
            case PAY_AWARD -> caller.role() == Role.MARKETPLACE && subject.waitsAt(Step.PAY_AWARD);
            default -> false;
        };
    }

    private boolean isSenior() {
        return SENIORS.contains(caller.role());
    }

    /** Whoever has the task; a lead for anybody. */
    private boolean mayGiveAway() {
        return caller.role() == Role.MEDIATION_LEAD
                || holder().filter(caller.id()::equals).isPresent();
    }

    private Optional<String> takenBy() {
        return holder().filter(person -> !person.equals(caller.id()));
    }

    private Optional<String> holder() {
        if (holder == null) {
            holder = subject.staffStep().flatMap(step -> flow.get().assignee(subject.number(), step));
        }
        return holder;
    }

    /** Whether the case waits for a decision that has a clock to stop, and this caller may take it. */
    private boolean mayGoOn() {
        return subject.waitsAt(DECIDE_DISPUTE) && suits(ActionName.DECIDE)
                || suits(ActionName.SIGN_DECISION)
                || suits(ActionName.DECIDE_APPEAL);
    }

    private boolean isTermRunning() {
        DeadlineName end = subject.waitsAt(REVIEW_APPEAL) ? DeadlineName.APPEAL_REVIEW : DeadlineName.MEDIATION_LIMIT;
        return subject.deadline(end).filter(term -> now.isBefore(term.dueAt())).isPresent();
    }

    private boolean isImpartial() {
        if (impartial == null) {
            impartial = impartiality.getAsBoolean();
        }
        return impartial;
    }
}
