package io.redress.settlement;

import static io.redress.settlement.SettlementPlan.Performance.GOODS;
import static io.redress.settlement.SettlementPlan.Performance.MONEY;
import static io.redress.settlement.SettlementPlan.Performance.NOTHING;

import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.cases.Award;
import io.redress.cases.AwardedAmount;
import io.redress.cases.CaseNumber;
import io.redress.cases.CaseSections;
import io.redress.cases.CaseView.SettlementView;
import io.redress.cases.Cases;
import io.redress.cases.Outcome;
import io.redress.cases.ReturnCase;
import io.redress.cases.Stage;
import io.redress.cases.Wording;
import io.redress.ledger.Ledger;
import io.redress.orders.Order;
import io.redress.orders.Orders;
import io.redress.policy.Dispute;
import io.redress.policy.FreightPayer;
import io.redress.policy.RoutingPolicy;
import io.redress.settlement.SettlementPlan.Performance;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.springframework.stereotype.Service;

/** Carries out what was agreed or awarded (S1 to S4). */
@Service
public class Settlements implements CaseSections.Settlements {

    private final Cases cases;
    private final Orders orders;
    private final RoutingPolicy routing;
    private final RefundHolds holds;
    private final SettlementTerms terms;
    private final SettlementSteps steps;
    private final Ledger ledger;
    private final Clock clock;

    Settlements(
            Cases cases,
            Orders orders,
            RoutingPolicy routing,
            RefundHolds holds,
            SettlementTerms terms,
            SettlementSteps steps,
            Ledger ledger,
            Clock clock) {
        this.cases = cases;
        this.orders = orders;
        this.routing = routing;
        this.holds = holds;
        this.terms = terms;
        this.steps = steps;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Says what is owed, holds the money and starts the first term. Goods worth less than their return freight stay
     * where they are (F60). The freight has been determined before.
     */
    public SettlementPlan plan(CaseNumber number) {
        ReturnCase subject = cases.lock(number);
        Award award = subject.award().orElseThrow();
        Instant now = now();
        subject.enter(Stage.SETTLEMENT);
        subject.endWith(Outcome.SETTLED);
        subject.record(
                now,
                CaseEventType.SETTLEMENT_STARTED,
                Actor.SERVICE,
                Map.of("basis", award.basis(), "remedy", Wording.of(award.remedy())));
        boolean returnRequired = award.returnRequired()
                && subject.freight()
                        .filter(freight -> freight.payer() == FreightPayer.NOBODY)
                        .isEmpty();
        Performance performance = performanceOf(award);
        holds.adjust(number);
        if (returnRequired) {
            terms.startReturn(subject, now);
        } else if (performance == GOODS) {
            terms.startReplacement(subject, now);
        }
        return new SettlementPlan(returnRequired, performance, groups(subject));
    }

    /** An objection has been decided: the award is what that decision says (S2). */
    public Performance applyObjection(CaseNumber number) {
        ReturnCase subject = cases.lock(number);
        Award award = subject.award().orElseThrow();
        Performance performance = performanceOf(award);
        subject.endWith(performance == NOTHING ? Outcome.DENIED : Outcome.SETTLED);
        holds.adjust(number);
        if (performance == GOODS) {
            terms.startReplacement(subject, now());
        }
        return performance;
    }

    @Override
    public Optional<SettlementView> settlementOf(ReturnCase subject) {
        boolean begun = subject.stage() == Stage.SETTLEMENT || subject.isClosed();
        return subject.award().filter(award -> begun && award.grantsSomething()).map(award -> {
            Order order = orders.get(subject.orderId());
            Money amount = AwardedAmount.of(award, subject, order);
            Money paid = ledger.paidOut(subject.number().value(), order.currency());
            return new SettlementView(
                    award.basis(),
                    award.remedy(),
                    award.returnRequired(),
                    amount.isZero() ? null : amount,
                    paid.isZero() ? null : paid,
                    steps.of(subject.number()));
        });
    }

    /** What is owed, and what was done about it so far, a line each; for those who act for a party or decide. */
    public List<String> inWords(ReturnCase subject) {
        return settlementOf(subject).map(SettlementInWords::of).orElse(List.of());
    }

    private List<String> groups(ReturnCase subject) {
        return routing.under(subject.rules())
                .route(new Dispute(
                        orders.get(subject.orderId()).language(),
                        subject.effectiveChannel(),
                        subject.claim().reason(),
                        subject.moneyAtStake(),
                        false))
                .groups();
    }

    private static Performance performanceOf(Award award) {
        return switch (award.remedy().type()) {
            case FULL_REFUND, PARTIAL_REFUND, RETURN_AND_REFUND, COMPENSATION -> MONEY;
            case REPLACEMENT, REPAIR -> GOODS;
            case DENIED -> NOTHING;
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
