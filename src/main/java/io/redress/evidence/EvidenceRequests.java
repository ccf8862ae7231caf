package io.redress.evidence;

import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.cases.ActionName;
import io.redress.cases.ActionNotAvailable;
import io.redress.cases.Actions;
import io.redress.cases.CaseFlow;
import io.redress.cases.CaseNumber;
import io.redress.cases.Cases;
import io.redress.cases.ClockPauses;
import io.redress.cases.EvidenceRequest;
import io.redress.cases.ReturnCase;
import io.redress.cases.Step;
import io.redress.policy.DeadlineName;
import io.redress.policy.EvidenceType;
import io.redress.security.Caller;
import io.redress.security.Side;
import io.redress.web.InvalidInput;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Service;

/** A mediator asks one side or both for more; while it waits, the terms of the mediation stand still (V2, M1, M3). */
@Service
public class EvidenceRequests {

    private static final int LONGEST_NOTE = 4_000;
    private static final int MOST_DAYS = 30;

    private final Cases cases;
    private final Actions actions;
    private final CaseFlow flow;
    private final EvidenceTerms terms;
    private final ClockPauses pauses;
    private final Clock clock;

    EvidenceRequests(
            Cases cases, Actions actions, CaseFlow flow, EvidenceTerms terms, ClockPauses pauses, Clock clock) {
        this.cases = cases;
        this.actions = actions;
        this.pauses = pauses;
        this.flow = flow;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * Asks for more evidence. The case comes back to the same mediator when all sides asked have answered, or the term
     * is over; whoever asks has taken part in the decision (A3).
     *
     * @throws ActionNotAvailable if the case does not wait for a mediator's decision
     * @throws InvalidInput naming the field
     */
    public EvidenceRequestView request(CaseNumber number, Caller caller, EvidenceRequestBody body) {
        ReturnCase subject = cases.lock(number);
        actions.require(subject, caller, ActionName.REQUEST_EVIDENCE);
        AskedParty party = partyOf(body);
        String note = noteOf(body);
        List<EvidenceType> types = typesOf(body);
        if (types.isEmpty() && note.isEmpty()) {
            throw new InvalidInput("missing-field", "note", "Say what you need: name a type or write a note.");
        }
        checkDays(body);
        Instant now = now();
        pauses.endIfAny(subject, caller, now);
        Instant dueAt = terms.startRequest(subject, party.sides(), body.days(), now);
        EvidenceRequest request = new EvidenceRequest(party.sides(), types, note, caller.id(), dueAt);
        subject.evidenceRequest(request);
        subject.takesPart(caller.id());
        subject.record(
                now,
                CaseEventType.EVIDENCE_REQUESTED,
                Actor.of(caller),
                Map.of(
                        "party",
                        party.name(),
                        "types",
                        types.stream().map(EvidenceType::name).toList(),
                        "note",
                        note,
                        "dueAt",
                        dueAt.toString()));
        subject.pause(ClockPauses.OF_MEDIATION, now, dueAt);
        subject.record(
                now,
                CaseEventType.CLOCK_PAUSED,
                Actor.SERVICE,
                Map.of("because", "the mediator waits for evidence", "until", dueAt.toString()));
        flow.claim(number, Step.DECIDE_DISPUTE, caller.id());
        flow.advance(number, Step.DECIDE_DISPUTE, Map.of("mediation", "EVIDENCE_REQUESTED", "mediator", caller.id()));
        flow.reschedule(number);
        return EvidenceRequestView.of(request);
    }

    /** The term of a request is over; the mediator goes on with what is there (V2). */
    public void close(CaseNumber number) {
        ReturnCase subject = cases.lock(number);
        Instant now = now();
        subject.record(
                now,
                CaseEventType.DEADLINE_PASSED,
                Actor.SERVICE,
                Map.of(
                        "deadline",
                        DeadlineName.EVIDENCE_REQUEST.name(),
                        "party",
                        subject.evidenceRequest()
                                .map(request ->
                                        AskedParty.of(request.waitingFor()).name())
                                .orElse(AskedParty.BOTH.name())));
        subject.evidenceRequest()
                .ifPresent(request -> request.waitingFor().forEach(side -> subject.endEvidenceTerm(side, now)));
        end(subject, now);
        flow.reschedule(number);
    }

    /** A side has answered; when none is left waiting, the case goes back to the mediator. */
    void answer(ReturnCase subject, Side side, Instant now) {
        EvidenceRequest request = subject.evidenceRequest()
                .orElseThrow(() -> new IllegalStateException("nobody asked for evidence in case " + subject.number()));
        Set<Side> left = EnumSet.copyOf(request.waitingFor());
        left.remove(side);
        if (!left.isEmpty()) {
            subject.evidenceRequest(
                    new EvidenceRequest(left, request.types(), request.note(), request.by(), request.dueAt()));
            return;
        }
        end(subject, now);
        flow.advance(subject.number(), Step.ANSWER_EVIDENCE_REQUEST, Map.of());
        flow.reschedule(subject.number());
    }

    private void end(ReturnCase subject, Instant now) {
        subject.evidenceRequest(null);
        subject.resume(now);
        subject.record(
                now, CaseEventType.CLOCK_RESUMED, Actor.SERVICE, Map.of("because", "the mediator waits no longer"));
    }

    private static AskedParty partyOf(EvidenceRequestBody body) {
        if (body.party() == null) {
            throw new InvalidInput("missing-field", "party", "Say whom you ask: BUYER, SELLER or BOTH.");
        }
        return body.party();
    }

    private static String noteOf(EvidenceRequestBody body) {
        String note = body.note() == null ? "" : body.note().strip();
        if (note.length() > LONGEST_NOTE) {
            throw new InvalidInput("note", "A note has at most %,d characters.".formatted(LONGEST_NOTE));
        }
        return note;
    }

    private static List<EvidenceType> typesOf(EvidenceRequestBody body) {
        List<EvidenceType> types = body.types() == null
                ? List.of()
                : body.types().stream().distinct().toList();
        if (types.stream().anyMatch(Objects::isNull)) {
            throw new InvalidInput("types", "Name types of evidence, not null.");
        }
        return types;
    }

    private static void checkDays(EvidenceRequestBody body) {
        if (body.days() != null && (body.days() < 1 || body.days() > MOST_DAYS)) {
            throw new InvalidInput("days", "A party gets 1 to %d days.".formatted(MOST_DAYS));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
