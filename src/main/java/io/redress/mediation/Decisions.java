package io.redress.mediation;

import static io.redress.cases.Step.DECIDE_DISPUTE;
import static io.redress.cases.Step.DECIDE_OBJECTION;

import io.redress.cases.ActionName;
import io.redress.cases.Actions;
import io.redress.cases.Award;
import io.redress.cases.CaseFlow;
import io.redress.cases.CaseNumber;
import io.redress.cases.Cases;
import io.redress.cases.ClockPauses;
import io.redress.cases.Outcome;
import io.redress.cases.ReturnCase;
import io.redress.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What mediators decide, how it is signed, and how it reaches the parties (M2 to M5, V31, S2). */
@Service
public class Decisions {

    private final Cases cases;
    private final AwardCheck awards;
    private final DraftCheck drafts;
    private final Conflicts conflicts;
    private final DecisionMaking making;
    private final Objections objections;
    private final SilentSide silentSide;
    private final Signing signing;
    private final Issuing issuing;
    private final DecisionStore store;
    private final Actions actions;
    private final ClockPauses pauses;
    private final CaseFlow flow;
    private final Clock clock;

    Decisions(
            Cases cases,
            AwardCheck awards,
            DraftCheck drafts,
            Conflicts conflicts,
            DecisionMaking making,
            Objections objections,
            SilentSide silentSide,
            Signing signing,
            Issuing issuing,
            DecisionStore store,
            Actions actions,
            ClockPauses pauses,
            CaseFlow flow,
            Clock clock) {
        this.cases = cases;
        this.awards = awards;
        this.drafts = drafts;
        this.conflicts = conflicts;
        this.making = making;
        this.objections = objections;
        this.silentSide = silentSide;
        this.signing = signing;
        this.issuing = issuing;
        this.store = store;
        this.actions = actions;
        this.pauses = pauses;
        this.flow = flow;
        this.clock = clock;
    }

    /**
     * A mediator decides the dispute (M3), or an objection to goods that came back or were replaced (S2). Claims the
     * task if nobody has.
     *
     * @throws io.redress.cases.ActionNotAvailable if there is nothing to decide, or not for this caller
     * @throws io.redress.web.Forbidden {@code conflict-of-interest} (M2)
     * @throws io.redress.web.InvalidInput if the decision cannot be like that, see {@link AwardCheck}
     */
    public ReturnCase decide(CaseNumber number, Caller caller, DecisionRequest request) {
        ReturnCase subject = cases.lock(number);
        conflicts.refuseIfAny(subject, caller);
        actions.require(subject, caller, ActionName.DECIDE);
        Instant now = now();
        if (subject.waitsAt(DECIDE_OBJECTION)) {
            objections.decide(subject, caller, request, now);
            return subject;
        }
        Award award = awards.check(
                subject,
                Award.Basis.DECISION,
                request.remedy(),
                request.fault(),
                request.returnRequired(),
                request.incidentalCosts());
        String reasons = drafts.own(subject, award, Reasons.required(request.reasons()));
        making.make(subject, Decision.Kind.DECISION, award, reasons, caller, now);
        subject.decidedBy(caller.id());
        pauses.endIfAny(subject, caller, now);
        flow.claim(number, DECIDE_DISPUTE, caller.id());
        flow.advance(number, DECIDE_DISPUTE, Map.of("mediation", "DECIDED", "mediator", caller.id()));
        return subject;
    }

    /** The side with the burden of proof submitted nothing: the mediator gets a draft decision against it (V31). */
    public void draftAgainstSilentSide(CaseNumber number) {
        silentSide.draftAgainst(cases.lock(number), now());
    }

    /** Whether the decision that was just made needs a second signature, and whose that can be (M4). */
    public SecondSignature secondSignature(CaseNumber number) {
        return signing.isNeeded(cases.lock(number));
    }

    /** What whoever signs puts a name to (M4): by whom, what is decided, and for what reasons. */
    public String awaitingSignature(CaseNumber number) {
        return signing.inWords(number);
    }

    /** What the mediator finds when the case comes (back): a draft (V31), or a decision that was not signed (M4). */
    public Optional<String> unissuedInWords(CaseNumber number) {
        return signing.unissuedInWords(number);
    }

    /** The decision that stands, as the parties know it: what is decided, and for what reasons. */
    public Optional<String> standingInWords(CaseNumber number) {
        return issuing.standingInWords(number);
    }

    /**
     * Everything that was decided in a case so far, oldest first: for staff with drafts (V31), what was not signed (M4)
     * and what still waits; for others what was issued.
     */
    public List<Decision> of(CaseNumber number, Caller caller) {
        return store.of(number).stream()
                .filter(decision -> caller.isStaff() || decision.issuedAt() != null)
                .toList();
    }

    /**
     * A senior mediator signs the decision, or sends it back to the mediator with reasons; never the one who made it
     * (M4).
     *
     * @throws io.redress.cases.ActionNotAvailable if no decision waits for this caller's signature
     * @throws io.redress.web.Forbidden {@code conflict-of-interest} (M2)
     * @throws io.redress.web.InvalidInput if it is refused without reasons
     */
    public ReturnCase sign(CaseNumber number, Caller caller, SignatureRequest request) {
        ReturnCase subject = cases.lock(number);
        conflicts.refuseIfAny(subject, caller);
        actions.require(subject, caller, ActionName.SIGN_DECISION);
        Instant now = now();
        pauses.endIfAny(subject, caller, now);
        signing.sign(subject, caller, request, now);
        return subject;
    }

    /** The decision is issued: the parties read it, and either may appeal (M5, A1). */
    public void issue(CaseNumber number) {
        issuing.issue(cases.lock(number), now());
    }

    /**
     * Whether the decision that stands, after the appeal window, grants anything; otherwise the case ends as denied.
     */
    public boolean confirmAward(CaseNumber number) {
        ReturnCase subject = cases.lock(number);
        boolean grants = subject.award().filter(Award::grantsSomething).isPresent();
        if (!grants) {
            subject.endWith(Outcome.DENIED);
        }
        return grants;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
