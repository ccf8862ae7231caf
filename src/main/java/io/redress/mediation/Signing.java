package io.redress.mediation;

import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.cases.AwardedAmount;
import io.redress.cases.CaseFlow;
import io.redress.cases.CaseNumber;
import io.redress.cases.ReturnCase;
import io.redress.cases.Step;
import io.redress.orders.Order;
import io.redress.orders.Orders;
import io.redress.policy.Rulings;
import io.redress.policy.SignaturePolicy;
import io.redress.security.Caller;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Four eyes above the limit (M4). */
@Component
class Signing {

    private final Orders orders;
    private final DecisionStore decisions;
    private final SignaturePolicy policy;
    private final Rulings rulings;
    private final CaseFlow flow;

    Signing(Orders orders, DecisionStore decisions, SignaturePolicy policy, Rulings rulings, CaseFlow flow) {
        this.orders = orders;
        this.decisions = decisions;
        this.policy = policy;
        this.rulings = rulings;
        this.flow = flow;
    }

    /** Asks the table about what the decision is worth, in money or in goods. */
    SecondSignature isNeeded(ReturnCase subject) {
        Decision made = decisions.pending(subject.number()).orElseThrow();
        Order order = orders.get(subject.orderId());
        Money worth = AwardedAmount.worth(made.remedy(), subject, order);
        Money costs = made.incidentalCosts() == null ? Money.zero(order.currency()) : made.incidentalCosts();
        io.redress.policy.SecondSignature ruled = policy.under(subject.rules()).decide(worth.plus(costs));
        rulings.record(subject.number().value(), ruled.ruling());
        return new SecondSignature(ruled.required(), ruled.groups());
    }

    String inWords(CaseNumber number) {
        Decision made = decisions.pending(number).orElseThrow();
        return "by " + made.decidedBy() + ": " + DecisionInWords.of(made) + "\nReasons: " + made.reasons();
    }

    Optional<String> unissuedInWords(CaseNumber number) {
        return decisions
                .unissued(number)
                .map(one -> one.status() == Decision.Status.REFUSED
                        ? "Not signed by " + one.signedBy() + ": " + one.signatureReasons() + "\nWhat was not signed: "
                                + DecisionInWords.of(one)
                        : "Drafted for you: " + DecisionInWords.of(one) + "\nReasons: " + one.reasons());
    }

    void sign(ReturnCase subject, Caller caller, SignatureRequest request, Instant now) {
        Decision made = decisions.pending(subject.number()).orElseThrow();
        boolean approved = request.approve();
        @Nullable String reasons = approved ? stripped(request.reasons()) : Reasons.required(request.reasons());
        decisions.sign(
                made.id(), approved ? Decision.Status.PENDING : Decision.Status.REFUSED, caller.id(), now, reasons);
        subject.takesPart(caller.id());
        subject.record(
                now,
                approved ? CaseEventType.DECISION_SIGNED : CaseEventType.SIGNATURE_REFUSED,
                Actor.of(caller),
                Map.of("decisionId", made.id().toString()));
        flow.claim(subject.number(), Step.SIGN_DECISION, caller.id());
        flow.advance(subject.number(), Step.SIGN_DECISION, Map.of("signed", approved));
    }

    private static @Nullable String stripped(@Nullable String reasons) {
        return reasons == null || reasons.isBlank() ? null : reasons.strip();
    }
}
