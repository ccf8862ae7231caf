package io.redress.settlement;

import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.cases.ActionName;
import io.redress.cases.Actions;
import io.redress.cases.AwardedAmount;
import io.redress.cases.CaseFlow;
import io.redress.cases.CaseNumber;
import io.redress.cases.Cases;
import io.redress.cases.ReturnCase;
import io.redress.cases.Step;
import io.redress.ledger.Account;
import io.redress.ledger.BookingKey;
import io.redress.ledger.Ledger;
import io.redress.ledger.PaymentDeclined;
import io.redress.ledger.PaymentGateway;
import io.redress.ledger.Refund;
import io.redress.ledger.TransferOrder;
import io.redress.orders.Order;
import io.redress.orders.Orders;
import io.redress.policy.DeadlineName;
import io.redress.security.Caller;
import io.redress.security.Side;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.joda.money.Money;
import org.springframework.stereotype.Service;

/** Pays the buyer, exactly once, however often the step is retried (S3). */
@Service
public class Refunds {

    private final Cases cases;
    private final Orders orders;
    private final Ledger ledger;
    private final PaymentGateway gateway;
    private final SettlementTerms terms;
    private final SettlementSteps steps;
    private final RefundHolds holds;
    private final Actions actions;
    private final CaseFlow flow;
    private final Clock clock;

    Refunds(
            Cases cases,
            Orders orders,
            Ledger ledger,
            PaymentGateway gateway,
            SettlementTerms terms,
            SettlementSteps steps,
            RefundHolds holds,
            Actions actions,
            CaseFlow flow,
            Clock clock) {
        this.cases = cases;
        this.orders = orders;
        this.ledger = ledger;
        this.gateway = gateway;
        this.terms = terms;
        this.steps = steps;
        this.holds = holds;
        this.actions = actions;
        this.flow = flow;
        this.clock = clock;
    }

    /**
     * Pays what is owed from what is held for the case. Called from an asynchronous job only: the gateway may be a bank.
     *
     * @return false if the platform does not hold enough, or the bank declines: then the seller has to pay itself (S4)
     */
    public boolean pay(CaseNumber number) {
        ReturnCase subject = cases.lock(number);
        Order order = orders.get(subject.orderId());
        Money owed = owed(subject, order);
        if (owed.isZero()) {
            return true;
        }
        Instant now = now();
        BookingKey key = new BookingKey(number.value(), "refund");
        Money held = ledger.balance(Account.held(number.value()), order.currency());
        if (held.isLessThan(owed) || !transferred(key, subject, owed)) {
            terms.startPayment(subject, now);
            steps.add(subject, CaseEventType.REFUND_DECLINED, Actor.SERVICE, now, Map.of("amount", owed.toString()));
            return false;
        }
        if (!(ledger.refund(key, subject.party(Side.BUYER).id(), owed) instanceof Refund.Paid)) {
            throw new IllegalStateException("case " + number + " holds less than it did a moment ago");
        }
        steps.add(subject, CaseEventType.REFUND_PAID, Actor.SERVICE, now, Map.of("amount", owed.toString()));
        return true;
    }

    /**
     * Records that the seller has paid the award itself, as the marketplace has seen it (S4); what was held for it, too
     * little, is free again.
     *
     * @param reference how both find that payment
     * @throws io.redress.cases.ActionNotAvailable if the case does not wait for it
     */
    public ReturnCase recordPayment(CaseNumber number, Caller caller, String reference) {
        ReturnCase subject = cases.lock(number);
        actions.require(subject, caller, ActionName.PAY_AWARD);
        Money owed = owed(subject, orders.get(subject.orderId()));
        ledger.payBySeller(
                new BookingKey(number.value(), "seller-payment"),
                subject.party(Side.SELLER).id(),
                subject.party(Side.BUYER).id(),
                owed,
                reference);
        steps.add(
                subject,
                CaseEventType.AWARD_PAID,
                Actor.of(caller),
                now(),
                Map.of("amount", owed.toString(), "reference", reference));
        subject.drop(DeadlineName.ENFORCEMENT);
        holds.releaseAll(number);
        flow.advance(number, Step.PAY_AWARD, Map.of());
        return subject;
    }

    private boolean transferred(BookingKey key, ReturnCase subject, Money amount) {
        try {
            gateway.transfer(new TransferOrder(
                    key.toString(),
                    subject.number().value(),
                    Account.held(subject.number().value()).name(),
                    Account.buyer(subject.party(Side.BUYER).id()).name(),
                    amount,
                    "Refund " + subject.number()));
            return true;
        } catch (PaymentDeclined declined) {
            return false;
        }
    }

    private Money owed(ReturnCase subject, Order order) {
        Money due = AwardedAmount.of(subject.award().orElseThrow(), subject, order);
        return due.minus(ledger.paidOut(subject.number().value(), order.currency()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
