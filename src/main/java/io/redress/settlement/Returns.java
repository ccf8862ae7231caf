package io.redress.settlement;

import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.cases.ActionName;
import io.redress.cases.Actions;
import io.redress.cases.CaseFlow;
import io.redress.cases.CaseNumber;
import io.redress.cases.Cases;
import io.redress.cases.Outcome;
import io.redress.cases.ReturnCase;
import io.redress.cases.Step;
import io.redress.cases.Wording;
import io.redress.evidence.EvidenceFile;
import io.redress.evidence.EvidenceView;
import io.redress.evidence.Submitter;
import io.redress.policy.EvidenceType;
import io.redress.policy.Inspection;
import io.redress.policy.InspectionPolicy;
import io.redress.policy.InspectionResult;
import io.redress.policy.RemedyType;
import io.redress.policy.Rulings;
import io.redress.security.Caller;
import io.redress.web.InvalidInput;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The goods on their way back to the seller, and what it finds (S1, S2). */
@Service
public class Returns {

    private final Cases cases;
    private final InspectionPolicy inspections;
    private final Rulings rulings;
    private final EvidenceFile evidence;
    private final RefundHolds holds;
    private final SettlementTerms terms;
    private final SettlementSteps steps;
    private final Actions actions;
    private final CaseFlow flow;
    private final Clock clock;

    Returns(
            Cases cases,
            InspectionPolicy inspections,
            Rulings rulings,
            EvidenceFile evidence,
            RefundHolds holds,
            SettlementTerms terms,
            SettlementSteps steps,
            Actions actions,
            CaseFlow flow,
            Clock clock) {
        this.cases = cases;
        this.inspections = inspections;
        this.rulings = rulings;
        this.evidence = evidence;
        this.holds = holds;
        this.terms = terms;
        this.steps = steps;
        this.actions = actions;
        this.flow = flow;
        this.clock = clock;
    }

    /** The buyer has shipped the return (S1). */
    public ReturnCase ship(CaseNumber number, Caller caller, Shipment shipment) {
        ReturnCase subject = cases.lock(number);
        actions.require(subject, caller, ActionName.SHIP_RETURN);
        Instant now = now();
        steps.add(
                subject,
                CaseEventType.RETURN_SHIPPED,
                Actor.of(caller),
                now,
                Map.of("carrier", shipment.carrier(), "trackingNumber", shipment.trackingNumber()));
        terms.startInspection(subject, now);
        flow.advance(number, Step.SHIP_RETURN, Map.of());
        return subject;
    }

    /** The carrier has delivered the return: the seller's term to inspect counts from here (S1). */
    void delivered(ReturnCase subject, Instant deliveredAt) {
        steps.add(
                subject,
                CaseEventType.RETURN_DELIVERED,
                Actor.SERVICE,
                now(),
                Map.of("deliveredAt", deliveredAt.toString()));
        terms.returnDelivered(subject, deliveredAt);
        flow.reschedule(subject.number());
    }

    /**
     * The seller says what it found. Anything but what was expected goes to a mediator (S2).
     *
     * @throws InvalidInput if the result needs photos and {@code evidenceIds} names none of this case
     */
    public ReturnCase inspect(
            CaseNumber number, Caller caller, InspectionResult result, @Nullable String note, List<UUID> evidenceIds) {
        return inspect(
                number,
                caller,
                result,
                note,
                evidenceIds,
                "Hand in a photo or video of what arrived and name its id in evidenceIds");
    }

    private ReturnCase inspect(
            CaseNumber number,
            Caller caller,
            InspectionResult result,
            @Nullable String note,
            List<UUID> evidenceIds,
            String howToShow) {
        ReturnCase subject = cases.lock(number);
        actions.require(subject, caller, ActionName.INSPECT_RETURN);
        Instant now = now();
        Inspection ruled = inspections.under(subject.rules()).decide(result);
        rulings.record(number.value(), ruled.ruling());
        List<EvidenceView> shown = evidenceIds.stream()
                .map(id -> evidence.find(number, id)
                        .orElseThrow(() -> new InvalidInput(
                                "unknown-evidence", "evidenceIds", "The case has no evidence " + id + ".")))
                .toList();
        if (ruled.photosRequired() && shown.stream().noneMatch(Returns::isPictureOfSeller)) {
            throw new InvalidInput(
                    "photos-required", "evidenceIds", howToShow + ": '" + Wording.lower(result) + "' needs one (S2).");
        }
        Map<String, Object> data = new HashMap<>();
        data.put("result", result);
        data.put("evidenceIds", evidenceIds.stream().map(UUID::toString).toList());
        if (note != null) {
            data.put("note", note);
        }
        steps.add(subject, CaseEventType.RETURN_INSPECTED, Actor.of(caller), now, data);
        if (ruled.passed()) {
            continueAfterReturn(subject, now);
        } else {
            terms.startObjection(subject, now);
        }
        flow.advance(number, Step.INSPECT_RETURN, Map.of("inspectionPassed", ruled.passed()));
        return subject;
    }

    /**
     * The same for staff who write down what the seller says on the phone: what shows it are the pictures that the
     * seller has handed in since the return was shipped.
     */
    public ReturnCase inspectByPhone(CaseNumber number, Caller caller, InspectionResult result, @Nullable String note) {
        Instant shippedAt = steps.lastOf(number, CaseEventType.RETURN_SHIPPED).orElse(Instant.MAX);
        List<UUID> pictures = evidence.of(number).stream()
                .filter(Returns::isPictureOfSeller)
                .filter(item -> item.stands() && !item.submittedAt().isBefore(shippedAt))
                .map(EvidenceView::id)
                .toList();
        return inspect(
                number,
                caller,
                result,
                note,
                pictures,
                "The seller first uploads a photo or video of what arrived on the case");
    }

    /** The seller did not inspect in time: that counts as accepted (S1). */
    public void acceptBySilence(CaseNumber number) {
        ReturnCase subject = cases.lock(number);
        Instant now = now();
        steps.add(
                subject,
                CaseEventType.RETURN_INSPECTED,
                Actor.SERVICE,
                now,
                Map.of("result", InspectionResult.AS_EXPECTED, "note", "The seller did not inspect in time."));
        continueAfterReturn(subject, now);
    }

    /** The buyer did not ship in time: the award lapses (S1). */
    public void lapse(CaseNumber number) {
        ReturnCase subject = cases.lock(number);
        subject.endWith(Outcome.LAPSED);
        steps.add(subject, CaseEventType.AWARD_LAPSED, Actor.SERVICE, now(), Map.of());
        holds.releaseAll(number);
    }

    private static boolean isPictureOfSeller(EvidenceView item) {
        return item.submittedBy() == Submitter.SELLER
                && (item.type() == EvidenceType.PHOTO || item.type() == EvidenceType.VIDEO);
    }

    private void continueAfterReturn(ReturnCase subject, Instant now) {
        RemedyType remedy = subject.award().orElseThrow().remedy().type();
        if (remedy == RemedyType.REPLACEMENT || remedy == RemedyType.REPAIR) {
            terms.startReplacement(subject, now);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
