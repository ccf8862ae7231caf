package io.redress.settlement;

import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.cases.ActionName;
import io.redress.cases.Actions;
import io.redress.cases.CaseFlow;
import io.redress.cases.CaseNumber;
import io.redress.cases.Cases;
import io.redress.cases.ReturnCase;
import io.redress.cases.Step;
import io.redress.policy.DeadlineName;
import io.redress.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** New or repaired goods on their way to the buyer (S3). */
@Service
public class Replacements {

    private final Cases cases;
    private final SettlementTerms terms;
    private final SettlementSteps steps;
    private final Actions actions;
    private final CaseFlow flow;
    private final Clock clock;

    Replacements(
            Cases cases, SettlementTerms terms, SettlementSteps steps, Actions actions, CaseFlow flow, Clock clock) {
        this.cases = cases;
        this.terms = terms;
        this.steps = steps;
        this.actions = actions;
        this.flow = flow;
        this.clock = clock;
    }

    /** The seller has shipped the replacement or the repaired goods. */
    public ReturnCase ship(CaseNumber number, Caller caller, Shipment shipment) {
        ReturnCase subject = cases.lock(number);
        actions.require(subject, caller, ActionName.SHIP_REPLACEMENT);
        Instant now = now();
        steps.add(
                subject,
                CaseEventType.REPLACEMENT_SHIPPED,
                Actor.of(caller),
                now,
                Map.of("carrier", shipment.carrier(), "trackingNumber", shipment.trackingNumber()));
        subject.drop(DeadlineName.ENFORCEMENT);
        terms.startReceipt(subject, now);
        flow.advance(number, Step.SHIP_REPLACEMENT, Map.of());
        return subject;
    }

    /** The carrier has delivered the replacement: silence counts as accepted some days after. */
    void delivered(ReturnCase subject, Instant deliveredAt) {
        steps.add(
                subject,
                CaseEventType.REPLACEMENT_DELIVERED,
                Actor.SERVICE,
                now(),
                Map.of("deliveredAt", deliveredAt.toString()));
        terms.replacementDelivered(subject, deliveredAt);
        flow.reschedule(subject.number());
    }

    /** The buyer has received it, and accepts it or not; what is not accepted goes to a mediator. */
    public ReturnCase confirm(CaseNumber number, Caller caller, boolean accepted, @Nullable String note) {
        ReturnCase subject = cases.lock(number);
        actions.require(subject, caller, ActionName.CONFIRM_REPLACEMENT);
        Instant now = now();
        Map<String, Object> data = new HashMap<>();
        data.put("accepted", accepted);
        if (note != null) {
            data.put("note", note);
        }
        steps.add(subject, CaseEventType.REPLACEMENT_RECEIVED, Actor.of(caller), now, data);
        if (!accepted) {
            terms.startObjection(subject, now);
        }
        flow.advance(number, Step.CONFIRM_RECEIPT, Map.of("receiptAccepted", accepted));
        return subject;
    }

    /** The buyer said nothing after the delivery: that counts as accepted. */
    public void acceptBySilence(CaseNumber number) {
        steps.add(
                cases.lock(number),
                CaseEventType.REPLACEMENT_RECEIVED,
                Actor.SERVICE,
                now(),
                Map.of("accepted", true, "note", "The buyer did not object in time."));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
