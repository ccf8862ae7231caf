package io.redress.evidence;

import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.cases.ActionName;
import io.redress.cases.ActionNotAvailable;
import io.redress.cases.Actions;
import io.redress.cases.CaseFlow;
import io.redress.cases.CaseNumber;
import io.redress.cases.Cases;
import io.redress.cases.ReturnCase;
import io.redress.cases.Stage;
import io.redress.cases.Step;
import io.redress.security.Caller;
import io.redress.security.Side;
import io.redress.web.Forbidden;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.stereotype.Service;

/** The time in which both sides hand in what they have, in parallel, and what is made of it (V2, V30, V31). */
@Service
public class EvidencePhase {

    private final Cases cases;
    private final Actions actions;
    private final CaseFlow flow;
    private final EvidenceTerms terms;
    private final EvidenceRequests requests;
    private final Sufficiency sufficiency;
    private final EvidenceItems items;
    private final Clock clock;

    EvidencePhase(
            Cases cases,
            Actions actions,
            CaseFlow flow,
            EvidenceTerms terms,
            EvidenceRequests requests,
            Sufficiency sufficiency,
            EvidenceItems items,
            Clock clock) {
        this.cases = cases;
        this.actions = actions;
        this.flow = flow;
        this.terms = terms;
        this.requests = requests;
        this.sufficiency = sufficiency;
        this.items = items;
        this.clock = clock;
    }

    /** Both sides may hand in evidence now, each in a term of its own (V2). */
    public void open(CaseNumber number) {
        ReturnCase subject = cases.lock(number);
        subject.enter(Stage.EVIDENCE);
        terms.startPhase(subject, now());
    }

    /**
     * A side has handed in all it wants to; both done early ends the phase early (V2). In mediation this answers what
     * the mediator asked for.
     *
     * @throws ActionNotAvailable if nothing is expected from this side now
     */
    public ReturnCase complete(CaseNumber number, Caller caller) {
        ReturnCase subject = cases.lock(number);
        actions.require(subject, caller, ActionName.COMPLETE_EVIDENCE);
        Side side = sideOf(caller);
        subject.record(now(), CaseEventType.EVIDENCE_COMPLETED, Actor.of(caller), Map.of("party", side.name()));
        Step step = Step.evidenceOf(side);
        if (subject.waitsAt(step)) {
            flow.advance(number, step, Map.of());
        } else {
            requests.answer(subject, side, now());
        }
        return subject;
    }

    /**
     * Gives a side more time, once (V2).
     *
     * @throws ActionNotAvailable if its term does not run, or has been extended before
     */
    public ReturnCase extend(CaseNumber number, Caller caller) {
        ReturnCase subject = cases.lock(number);
        actions.require(subject, caller, ActionName.EXTEND_EVIDENCE);
        Side side = sideOf(caller);
        Instant dueAt = terms.extend(subject, side);
        subject.extendEvidence(side);
        subject.record(
                now(),
                CaseEventType.EVIDENCE_EXTENDED,
                Actor.of(caller),
                Map.of("party", side.name(), "dueAt", dueAt.toString()));
        flow.reschedule(number);
        return subject;
    }

    /** A side's term is over; what it has handed in so far, or began to send, is what counts (V2). */
    public void closeTerm(CaseNumber number, Side side) {
        ReturnCase subject = cases.lock(number);
        subject.endEvidenceTerm(side, now());
        subject.record(
                now(),
                CaseEventType.DEADLINE_PASSED,
                Actor.SERVICE,
                Map.of("deadline", Step.evidenceOf(side).deadline().name(), "party", side.name()));
    }

    /**
     * Judges how far the evidence of both sides goes and stores the rulings (V30).
     *
     * @return false if the side that bears the burden of proof handed in nothing at all (V31); what waits to be scanned
     *     is something
     */
    public boolean assess(CaseNumber number) {
        return sufficiency
                .judge(cases.lock(number), now())
                .draftAgainst()
                .filter(side -> items.of(number).stream()
                        .noneMatch(item -> item.isWaiting() && item.submittedBy() == Submitter.of(side)))
                .isEmpty();
    }

    private static Side sideOf(Caller caller) {
        return caller.side().orElseThrow(() -> new Forbidden("Only a party hands in its own evidence."));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
