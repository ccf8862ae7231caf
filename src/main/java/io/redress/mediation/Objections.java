package io.redress.mediation;

import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.cases.Award;
import io.redress.cases.AwardedAmount;
import io.redress.cases.CaseFlow;
import io.redress.cases.ReturnCase;
import io.redress.cases.Step;
import io.redress.cases.Wording;
import io.redress.orders.Order;
import io.redress.orders.Orders;
import io.redress.policy.Remedy;
import io.redress.policy.RemedyType;
import io.redress.security.Caller;
import io.redress.web.InvalidInput;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides what becomes of an award after somebody objected to goods that came back or were replaced (S2). */
@Component
class Objections {

    private final Orders orders;
    private final AwardCheck awards;
    private final DraftCheck drafts;
    private final DecisionMaking making;
    private final DecisionStore decisions;
    private final StatementOfReasons statements;
    private final CaseFlow flow;

    Objections(
            Orders orders,
            AwardCheck awards,
            DraftCheck drafts,
            DecisionMaking making,
            DecisionStore decisions,
            StatementOfReasons statements,
            CaseFlow flow) {
        this.orders = orders;
        this.awards = awards;
        this.drafts = drafts;
        this.making = making;
        this.decisions = decisions;
        this.statements = statements;
        this.flow = flow;
    }

    /**
     * At most what was awarded before; whether the goods go back is no longer asked, and who pays their freight stays
     * as agreed. It stands at once.
     */
    void decide(ReturnCase subject, Caller caller, DecisionRequest request, Instant now) {
        Award before = subject.award().orElseThrow();
        Order order = orders.get(subject.orderId());
        Award checked = awards.check(
                subject,
                Award.Basis.OBJECTION,
                withoutReturn(request.remedy(), before),
                request.fault(),
                false,
                request.incidentalCosts());
        if (checked.returnRequired()) {
            throw new InvalidInput(
                    "return-not-possible",
                    "remedy.type",
                    "The time in which goods are sent back is over; say what is owed without another return.");
        }
        refuseMoreThan(before, checked, subject, order);
        Award award = new Award(
                Award.Basis.OBJECTION,
                checked.remedy(),
                before.returnRequired(),
                checked.fault(),
                before.freightPayer(),
                checked.incidentalCosts());
        String reasons = drafts.own(subject, award, Reasons.required(request.reasons()));
        Decision made = making.make(subject, Decision.Kind.OBJECTION, award, reasons, caller, now);
        decisions.issue(made.id(), statements.ofObjection(subject, made, before, now), now);
        subject.takesPart(caller.id());
        subject.award(award);
        subject.record(
                now,
                CaseEventType.OBJECTION_DECIDED,
                Actor.of(caller),
                Map.of(
                        "decisionId",
                        made.id().toString(),
                        "remedy",
                        Wording.of(award.remedy()),
                        "fault",
                        made.fault(),
                        "reasons",
                        made.reasons()));
        flow.claim(subject.number(), Step.DECIDE_OBJECTION, caller.id());
        flow.advance(subject.number(), Step.DECIDE_OBJECTION, Map.of());
    }

    /** The goods have been back: a refund against their return is a refund by now. */
    private static @Nullable Remedy withoutReturn(@Nullable Remedy remedy, Award before) {
        boolean back = before.returnRequired() && remedy != null && remedy.type() == RemedyType.RETURN_AND_REFUND;
        return back
                ? new Remedy(
                        RemedyType.FULL_REFUND, Objects.requireNonNull(remedy).amount())
                : remedy;
    }

    private static void refuseMoreThan(Award before, Award after, ReturnCase subject, Order order) {
        Money most = total(before, subject, order);
        Money total = total(after, subject, order);
        if (total.isGreaterThan(most)) {
            throw new InvalidInput(
                    "award-exceeds-limit",
                    "remedy.amount",
                    "An objection never leads to more than was awarded before: this comes to " + Wording.of(total)
                            + ", before it was " + Wording.of(most) + " (S2).");
        }
    }

    private static Money total(Award award, ReturnCase subject, Order order) {
        Money worth = AwardedAmount.worth(award.remedy(), subject, order);
        return award.incidentalCosts() == null ? worth : worth.plus(award.incidentalCosts());
    }
}
