package io.redress.settlement;

import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.cases.AwardedAmount;
import io.redress.cases.CaseNumber;
import io.redress.cases.Cases;
import io.redress.cases.Outcome;
import io.redress.cases.ReturnCase;
import io.redress.ledger.Account;
import io.redress.ledger.BookingKey;
import io.redress.ledger.Ledger;
import io.redress.ledger.PaymentGateway;
import io.redress.ledger.SellerStanding;
import io.redress.ledger.TransferOrder;
import io.redress.orders.Order;
import io.redress.orders.Orders;
import io.redress.policy.EnforcementPolicy;
import io.redress.policy.Measure;
import io.redress.policy.Rulings;
import io.redress.policy.SellerAccount;
import io.redress.security.Side;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;
import org.springframework.stereotype.Service;

/** Collects an award from a seller that does not perform: the ladder of the enforcement table, rung by rung (S4). */
@Service
public class Enforcement {

    private final Cases cases;
    private final Orders orders;
    private final EnforcementPolicy ladder;
    private final Rulings rulings;
    private final Ledger ledger;
    private final PaymentGateway gateway;
    private final SellerStanding standing;
    private final SettlementSteps steps;
    private final Clock clock;

    Enforcement(
            Cases cases,
            Orders orders,
            EnforcementPolicy ladder,
            Rulings rulings,
            Ledger ledger,
            PaymentGateway gateway,
            SellerStanding standing,
            SettlementSteps steps,
            Clock clock) {
        this.cases = cases;
        this.orders = orders;
        this.ladder = ladder;
        this.rulings = rulings;
        this.ledger = ledger;
        this.gateway = gateway;
        this.standing = standing;
        this.steps = steps;
        this.clock = clock;
    }

    /**
     * Enforces what is still owed; goods that never came are owed in money. Called from an asynchronous job only: the
     * gateway may be a bank.
     */
    public void enforce(CaseNumber number) {
        ReturnCase subject = cases.lock(number);
        Order order = orders.get(subject.orderId());
        Money outstanding = outstanding(subject, order);
        // What the platform still holds of the order serves too, not only what was held back for this award.
        Money escrow = ledger.balance(Account.escrow(order.orderId()), order.currency());
        Money held = ledger.balance(Account.held(number.value()), order.currency());
        String seller = subject.party(Side.SELLER).id();
        io.redress.policy.Enforcement ruled = ladder.under(subject.rules())
                .enforce(
                        outstanding,
                        new SellerAccount(
                                held.plus(escrow),
                                ledger.balance(Account.guarantee(seller), order.currency()),
                                standing.of(seller).penaltyPoints()));
        rulings.record(number.value(), ruled.ruling());
        List<Map<String, Object>> taken = new ArrayList<>();
        for (Measure measure : ruled.measures()) {
            apply(measure, subject, order, held);
            taken.add(describe(measure));
        }
        subject.endWith(Outcome.ENFORCED);
        steps.add(
                subject,
                CaseEventType.AWARD_ENFORCED,
                Actor.SERVICE,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                Map.of(
                        "outstanding", outstanding.toString(),
                        "measures", taken,
                        "uncovered", ruled.uncovered().toString()));
    }

    private void apply(Measure measure, ReturnCase subject, Order order, Money held) {
        String buyer = subject.party(Side.BUYER).id();
        String seller = subject.party(Side.SELLER).id();
        switch (measure.type()) {
            case HELD_FUNDS -> {
                Money amount = measure.amount();
                if (amount != null && amount.isPositive()) {
                    if (amount.isGreaterThan(held)) {
                        ledger.hold(key(subject, "enforcement-hold"), order.orderId(), amount.minus(held));
                    }
                    BookingKey key = key(subject, "enforcement-held-funds");
                    gateway.transfer(order(key, Account.held(subject.number().value()), Account.buyer(buyer), amount));
                    ledger.refund(key, buyer, amount);
                }
            }
            case GUARANTEE -> {
                Money amount = measure.amount();
                if (amount != null && amount.isPositive()) {
                    BookingKey key = key(subject, "enforcement-guarantee");
                    gateway.transfer(order(key, Account.guarantee(seller), Account.buyer(buyer), amount));
                    ledger.drawGuarantee(key, seller, buyer, amount);
                }
            }
            case PENALTY_POINTS ->
                standing.penalise(
                        seller, measure.penaltyPoints(), subject.number().value(), measure.words());
            case SUSPENSION -> standing.suspend(seller, subject.number().value(), measure.words());
        }
    }

    private Money outstanding(ReturnCase subject, Order order) {
        Money due = AwardedAmount.of(subject.award().orElseThrow(), subject, order);
        if (due.isZero()) {
            due = AwardedAmount.insteadOfGoods(subject, order);
        }
        return due.minus(ledger.paidOut(subject.number().value(), order.currency()));
    }

    private static TransferOrder order(BookingKey key, Account from, Account to, Money amount) {
        return new TransferOrder(
                key.toString(), key.caseNumber(), from.name(), to.name(), amount, "Award " + key.caseNumber());
    }

    private static BookingKey key(ReturnCase subject, String step) {
        return new BookingKey(subject.number().value(), step);
    }

    private static Map<String, Object> describe(Measure measure) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("measure", measure.type());
        if (measure.amount() != null) {
            described.put("amount", measure.amount().toString());
        }
        if (measure.penaltyPoints() > 0) {
            described.put("penaltyPoints", measure.penaltyPoints());
        }
        described.put("why", measure.words());
        return described;
    }
}
