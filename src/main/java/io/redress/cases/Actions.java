package io.redress.cases;

import static io.redress.cases.ActionName.*;
import static io.redress.cases.Step.*;

import io.redress.policy.AllowancePolicy;
import io.redress.policy.DeadlineName;
import io.redress.policy.EscalationPolicy;
import io.redress.policy.Flag;
import io.redress.policy.PausePolicy;
import io.redress.security.Caller;
import io.redress.security.Side;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What may be done with a case, by whom. The list that a caller reads and the guard that every command passes are the
 * same function, so that they cannot disagree.
 */
@Component
public class Actions {

    private static final Set<Step> NEGOTIATION_STEPS = EnumSet.of(ANSWER_REQUEST, ANSWER_OFFER, CONTINUE_NEGOTIATION);

    private final EscalationPolicy escalation;
    private final AllowancePolicy allowances;
    private final CaseEligibility eligibility;
    private final PausePolicy pauses;
    private final Clock clock;
    /** Asked late, since declaring a conflict is an action itself. */
    private final ObjectProvider<Impartiality> impartiality;
    /** Asked late, since the process calls what actions guard. */
    private final ObjectProvider<CaseFlow> flow;

    Actions(
            EscalationPolicy escalation,
            AllowancePolicy allowances,
            CaseEligibility eligibility,
            PausePolicy pauses,
            Clock clock,
            ObjectProvider<Impartiality> impartiality,
            ObjectProvider<CaseFlow> flow) {
        this.escalation = escalation;
        this.allowances = allowances;
        this.eligibility = eligibility;
        this.pauses = pauses;
        this.clock = clock;
        this.impartiality = impartiality;
        this.flow = flow;
    }

    /** Everything that {@code caller} may do with the case now. */
    public List<AvailableAction> of(ReturnCase subject, Caller caller) {
        List<AvailableAction> available = new ArrayList<>();
        Predicate<ActionName> allowed = allowed(subject, caller);
        for (ActionName action : ActionName.values()) {
            if (allowed.test(action)) {
                available.add(describe(subject, caller, action));
            }
        }
        return available;
    }

    /**
     * Lets a command pass or refuses it.
     *
     * @throws ActionNotAvailable if {@code caller} may not do this now; {@code taken-by-another} if somebody else has
     *     claimed the task
     */
    public void require(ReturnCase subject, Caller caller, ActionName action) {
        if (allows(subject, caller, action)) {
            return;
        }
        List<AvailableAction> available = of(subject, caller);
        throw caller.side().isPresent()
                ? new ActionNotAvailable(subject, action, available)
                : staff(subject, caller)
                        .keptBy(action)
                        .map(person -> ActionNotAvailable.takenBy(person, subject, available))
                        .orElseGet(() -> new ActionNotAvailable(subject, action, available));
    }

    /** Whether {@code caller} may do this now. */
    public boolean allows(ReturnCase subject, Caller caller, ActionName action) {
        return allowed(subject, caller).test(action);
    }

    private Predicate<ActionName> allowed(ReturnCase subject, Caller caller) {
        Optional<Side> side = caller.side();
        return side.isPresent() ? action -> allowsParty(subject, side.get(), action) : staff(subject, caller)::allow;
    }

    private StaffActions staff(ReturnCase subject, Caller caller) {
        return new StaffActions(
                subject, caller, () -> isImpartial(caller, subject), flow::getObject, pauses, clock.instant());
    }

    private boolean isImpartial(Caller caller, ReturnCase subject) {
        return impartiality.stream().noneMatch(known -> known.isBiased(caller.id(), subject));
    }

    private boolean allowsParty(ReturnCase subject, Side side, ActionName action) {
        Stage stage = subject.stage();
        boolean buyer = side == Side.BUYER;
        boolean seller = side == Side.SELLER;
        boolean negotiating =
                stage == Stage.NEGOTIATION && negotiationStep(subject).isPresent();
        return switch (action) {
            case SEND_MESSAGE -> stage != Stage.CLOSED;
            case MAKE_OFFER -> negotiating || (stage.isFormalDispute() && stage.isBeforeDecision());
            case ACCEPT_OFFER, REJECT_OFFER ->
                stage.isBeforeDecision()
                        && subject.openOffer()
                                .filter(offer -> offer.waitsFor(side))
                                .isPresent();
            case PROPOSE_REPAIR ->
                seller
                        && negotiating
                        && allowances
                                .under(subject.rules())
                                .repairPause(subject.repair().isPresent(), true)
                                .allowed();
            case AGREE_REPAIR ->
                buyer
                        && negotiating
                        && subject.repair()
                                .filter(repair -> repair.pausedUntil() == null)
                                .isPresent();
            case END_REPAIR ->
                buyer
                        && negotiating
                        && subject.deadline(DeadlineName.NEGOTIATION)
                                .filter(deadline -> deadline.pausedUntil() != null)
                                .isPresent();
            case ESCALATE ->
                subject.waitsAt(FILE_DISPUTE)
                        || (negotiating
                                && escalation
                                        .under(subject.rules())
                                        .decide(subject.sellerAnswered(), subject.has(Flag.SAFETY))
                                        .allowed());
            case WITHDRAW -> buyer && stage.isBeforeDecision();
            case REOPEN ->
                buyer
                        && subject.isWithdrawnForSilence()
                        && allowances
                                .under(subject.rules())
                                .reopening(subject.reopenedBefore(), eligibility.holdsStill(subject))
                                .allowed();
            case SUBMIT_EVIDENCE -> takesEvidence(subject, side);
            case COMPLETE_EVIDENCE -> subject.waitsAt(Step.evidenceOf(side)) || isAsked(subject, side);
            case EXTEND_EVIDENCE ->
                subject.waitsAt(Step.evidenceOf(side))
                        && allowances
                                .under(subject.rules())
                                .evidenceExtension(subject.evidenceExtended(side))
                                .allowed();
            case APPEAL -> canAppeal(subject, side);
            case WAIVE_APPEAL ->
                subject.waitsAt(CONSIDER_APPEAL) && subject.losingSides().contains(side) && !subject.hasWaived(side);
            case ANSWER_APPEAL ->
                (subject.waitsAt(Step.ANSWER_APPEAL) && subject.appellant() != side)
                        || (subject.waitsAt(ANSWER_CROSS_APPEAL) && subject.appellant() == side);
            case SHIP_RETURN -> buyer && subject.waitsAt(Step.SHIP_RETURN);
            case INSPECT_RETURN -> seller && subject.waitsAt(Step.INSPECT_RETURN);
            case SHIP_REPLACEMENT -> seller && subject.waitsAt(Step.SHIP_REPLACEMENT);
            case CONFIRM_REPLACEMENT -> buyer && subject.waitsAt(CONFIRM_RECEIPT);
            case REQUEST_EVIDENCE,
                    DECIDE,
                    SIGN_DECISION,
                    DECLARE_CONFLICT,
                    HAND_OVER,
                    PAUSE,
                    RESUME,
                    DECIDE_APPEAL,
                    PAY_AWARD -> false;
        };
    }

    private static boolean takesEvidence(ReturnCase subject, Side side) {
        return switch (subject.stage()) {
            // What comes early is kept: nobody loses a paper because the dispute has not been opened yet.
            case NEGOTIATION, FILING, DECIDED, SETTLEMENT -> true;
            case EVIDENCE -> subject.waitsAt(Step.evidenceOf(side));
            case MEDIATION -> isAsked(subject, side);
            case APPEAL ->
                (subject.waitsAt(Step.ANSWER_APPEAL) && subject.appellant() != side)
                        || (subject.waitsAt(ANSWER_CROSS_APPEAL) && subject.appellant() == side);
            case INTAKE, CLOSED -> false;
        };
    }

    private static boolean isAsked(ReturnCase subject, Side side) {
        return subject.waitsAt(ANSWER_EVIDENCE_REQUEST)
                && subject.evidenceRequest()
                        .filter(request -> request.waitingFor().contains(side))
                        .isPresent();
    }

    /** Once each, while the window is open; a cross-appeal too must come within it (A1). */
    private boolean canAppeal(ReturnCase subject, Side side) {
        boolean open = subject.deadline(DeadlineName.APPEAL_WINDOW)
                .filter(window -> clock.instant().isBefore(window.dueAt()))
                .isPresent();
        if (!open || subject.hasAppealed(side) || subject.hasWaived(side)) {
            return false;
        }
        return subject.waitsAt(CONSIDER_APPEAL) || (subject.waitsAt(Step.ANSWER_APPEAL) && subject.appellant() != side);
    }

    /** The step of the negotiation that the case waits at, if it negotiates. */
    public static Optional<Step> negotiationStep(ReturnCase subject) {
        return subject.steps().stream().filter(NEGOTIATION_STEPS::contains).findFirst();
    }

    private AvailableAction describe(ReturnCase subject, Caller caller, ActionName action) {
        Optional<Step> step = stepOf(subject, caller, action);
        Optional<DeadlineName> term =
                action == APPEAL ? Optional.of(DeadlineName.APPEAL_WINDOW) : step.map(Step::deadline);
        Instant dueAt = term.flatMap(subject::deadline).map(Deadline::dueAt).orElse(null);
        boolean mandatory = step.filter(
                        waiting -> isExpectedOf(waiting, caller.side().orElse(null)))
                .isPresent();
        String offerId =
                subject.openOffer().map(OpenOffer::id).map(UUID::toString).orElse("");
        String href = "/api/v1/cases/" + subject.number()
                + action.path().replace("{offerId}", offerId).replace("{appealId}", String.valueOf(subject.appealId()));
        return new AvailableAction(action, "POST", href, dueAt, mandatory);
    }

    private static boolean isExpectedOf(Step step, @Nullable Side side) {
        return step.side() == null ? step != CONTINUE_NEGOTIATION && step != CONSIDER_APPEAL : step.side() == side;
    }

    /** The open step that an action answers, if it answers one. */
    private static Optional<Step> stepOf(ReturnCase subject, Caller caller, ActionName action) {
        return switch (action) {
            case MAKE_OFFER, ACCEPT_OFFER, REJECT_OFFER ->
                caller.side().isPresent() ? negotiationStep(subject) : Optional.empty();
            case ESCALATE -> open(subject, FILE_DISPUTE);
            case COMPLETE_EVIDENCE, EXTEND_EVIDENCE, SUBMIT_EVIDENCE ->
                caller.side()
                        .flatMap(side -> open(subject, Step.evidenceOf(side))
                                .or(() -> isAsked(subject, side)
                                        ? Optional.of(ANSWER_EVIDENCE_REQUEST)
                                        : Optional.empty()));
            case REQUEST_EVIDENCE -> Optional.empty();
            case DECIDE -> open(subject, DECIDE_DISPUTE).or(() -> open(subject, DECIDE_OBJECTION));
            case SIGN_DECISION -> open(subject, Step.SIGN_DECISION);
            case APPEAL, WAIVE_APPEAL -> open(subject, CONSIDER_APPEAL);
            case ANSWER_APPEAL -> open(subject, Step.ANSWER_APPEAL).or(() -> open(subject, ANSWER_CROSS_APPEAL));
            case DECIDE_APPEAL -> open(subject, REVIEW_APPEAL);
            case SHIP_RETURN -> open(subject, Step.SHIP_RETURN);
            case INSPECT_RETURN -> open(subject, Step.INSPECT_RETURN);
            case SHIP_REPLACEMENT -> open(subject, Step.SHIP_REPLACEMENT);
            case CONFIRM_REPLACEMENT -> open(subject, CONFIRM_RECEIPT);
            case PAY_AWARD -> open(subject, Step.PAY_AWARD);
            case SEND_MESSAGE,
                    PROPOSE_REPAIR,
                    AGREE_REPAIR,
                    END_REPAIR,
                    WITHDRAW,
                    REOPEN,
                    DECLARE_CONFLICT,
                    HAND_OVER,
                    PAUSE,
                    RESUME -> Optional.empty();
        };
    }

    private static Optional<Step> open(ReturnCase subject, Step step) {
        return subject.waitsAt(step) ? Optional.of(step) : Optional.empty();
    }
}
