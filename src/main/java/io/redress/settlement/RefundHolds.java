package io.redress.settlement;

import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.cases.AwardedAmount;
import io.redress.cases.CaseNumber;
import io.redress.cases.Cases;
import io.redress.cases.ReturnCase;
import io.redress.ledger.Account;
import io.redress.ledger.BookingKey;
import io.redress.ledger.Ledger;
import io.redress.orders.Order;
import io.redress.orders.Orders;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.joda.money.Money;
import org.springframework.stereotype.Service;

/** Holds back what an award comes to while its appeal window runs, so that it is there when it is due (A5). */
@Service
public class RefundHolds {

    private final Cases cases;
    private final Orders orders;
    private final Ledger ledger;
    private final Clock clock;

    RefundHolds(Cases cases, Orders orders, Ledger ledger, Clock clock) {
        this.cases = cases;
        this.orders = orders;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Reckons up what the award that stands comes to, and brings what is held for the case to that, as far as the
     * platform has the money.
     */
    public void adjust(CaseNumber number) {
        ReturnCase subject = cases.lock(number);
        Order order = orders.get(subject.orderId());
        Money target = subject.award()
                .map(award -> AwardedAmount.of(award, subject, order))
                .orElse(Money.zero(order.currency()));
        subject.awardedMoney(target);
        if (!order.heldByPlatform()) {
            return;
        }
        Money held = ledger.balance(Account.held(number.value()), order.currency());
        if (held.isEqual(target)) {
            return;
        }
        if (held.isGreaterThan(target)) {
            ledger.release(key(subject, "release"), order.orderId(), order.currency());
            held = Money.zero(order.currency());
        }
        Money missing = target.minus(held);
        if (missing.isPositive()) {
            Money now = ledger.hold(key(subject, "hold"), order.orderId(), missing);
            if (now.isPositive()) {
                subject.record(at(), CaseEventType.REFUND_HELD, Actor.SERVICE, Map.of("amount", now.toString()));
            }
        }
    }

    /** Gives everything that is held for a case back to its order. */
    public void releaseAll(CaseNumber number) {
        ReturnCase subject = cases.lock(number);
        Order order = orders.get(subject.orderId());
        if (order.heldByPlatform()) {
            ledger.release(key(subject, "release"), order.orderId(), order.currency());
        }
    }

    /** Holds change with the award, which changes with events: their count tells one change from the next. */
    private static BookingKey key(ReturnCase subject, String step) {
        return new BookingKey(subject.number().value(), step + "-" + subject.changes());
    }

    private Instant at() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
