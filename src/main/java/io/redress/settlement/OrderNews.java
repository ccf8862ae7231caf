package io.redress.settlement;

import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.cases.CaseNumber;
import io.redress.cases.Cases;
import io.redress.cases.ReturnCase;
import io.redress.cases.Step;
import io.redress.ledger.SellerStanding;
import io.redress.orders.Order;
import io.redress.orders.OrderUpdated;
import io.redress.orders.TrackingEvent;
import io.redress.orders.TrackingStatus;
import io.redress.policy.Breach;
import io.redress.policy.BreachPenalty;
import io.redress.policy.EnforcementPolicy;
import io.redress.policy.Flag;
import io.redress.policy.Reason;
import io.redress.policy.Rulings;
import io.redress.security.Side;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What news about an order, mostly from its carrier, means for the cases about it; in the same transaction. */
@Component
class OrderNews {

    private final Cases cases;
    private final SettlementSteps steps;
    private final Returns returns;
    private final Replacements replacements;
    private final EnforcementPolicy enforcement;
    private final Rulings rulings;
    private final SellerStanding standing;
    private final Clock clock;

    OrderNews(
            Cases cases,
            SettlementSteps steps,
            Returns returns,
            Replacements replacements,
            EnforcementPolicy enforcement,
            Rulings rulings,
            SellerStanding standing,
            Clock clock) {
        this.cases = cases;
        this.steps = steps;
        this.returns = returns;
        this.replacements = replacements;
        this.enforcement = enforcement;
        this.rulings = rulings;
        this.standing = standing;
        this.clock = clock;
    }

    @EventListener
    void on(OrderUpdated news) {
        Order before = news.before();
        if (before == null) {
            return;
        }
        List<TrackingEvent> fresh = news.after().tracking().stream()
                .filter(event -> !before.tracking().contains(event))
                .toList();
        boolean nowShipped = news.after().shipped() && !before.shipped();
        if (fresh.isEmpty() && !nowShipped) {
            return;
        }
        for (CaseNumber number : cases.ofOrder(news.after().orderId()).stream()
                .map(ReturnCase::number)
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .toList()) {
            ReturnCase subject = cases.lock(number);
            if (!subject.isClosed()) {
                deliver(subject, fresh);
            }
            if (nowShipped && isCancelled(subject)) {
                recordBreach(subject, news.after());
            }
        }
    }

    private void deliver(ReturnCase subject, List<TrackingEvent> fresh) {
        for (TrackingEvent event : fresh) {
            subject.record(
                    now(),
                    CaseEventType.ORDER_CHANGED,
                    Actor.SERVICE,
                    Map.of("tracking", event.status(), "at", event.at().toString()));
        }
        if (subject.waitsAt(Step.INSPECT_RETURN)) {
            arrival(
                            subject,
                            CaseEventType.RETURN_SHIPPED,
                            fresh,
                            status ->
                                    status == TrackingStatus.RETURNED_TO_SHIPPER || status == TrackingStatus.DELIVERED)
                    .ifPresent(at -> returns.delivered(subject, at));
        }
        if (subject.waitsAt(Step.CONFIRM_RECEIPT)) {
            arrival(subject, CaseEventType.REPLACEMENT_SHIPPED, fresh, status -> status == TrackingStatus.DELIVERED)
                    .ifPresent(at -> replacements.delivered(subject, at));
        }
    }

    /** An arrival after what was shipped last; what the carrier said of the order before does not count. */
    private Optional<Instant> arrival(
            ReturnCase subject, CaseEventType shipped, List<TrackingEvent> fresh, Predicate<TrackingStatus> arrived) {
        Instant shippedAt = steps.lastOf(subject.number(), shipped).orElse(Instant.MAX);
        return fresh.stream()
                .filter(event -> arrived.test(event.status()) && !event.at().isBefore(shippedAt))
                .map(TrackingEvent::at)
                .findFirst();
    }

    /** S5: whoever accepted a cancellation, or was ordered to, must not ship any more. */
    private static boolean isCancelled(ReturnCase subject) {
        return subject.claim().reason() == Reason.CANCEL_BEFORE_SHIPMENT
                && !subject.has(Flag.SHIPPED_AFTER_CANCELLATION)
                && subject.award().filter(award -> award.grantsSomething()).isPresent();
    }

    private void recordBreach(ReturnCase subject, Order order) {
        subject.flag(Flag.SHIPPED_AFTER_CANCELLATION);
        BreachPenalty penalty = enforcement.under(subject.rules()).penalty(Breach.SHIPPED_AFTER_CANCELLATION);
        rulings.record(subject.number().value(), penalty.ruling());
        standing.penalise(
                subject.party(Side.SELLER).id(),
                penalty.penaltyPoints(),
                subject.number().value(),
                penalty.words());
        steps.add(
                subject,
                CaseEventType.BREACH_RECORDED,
                Actor.SERVICE,
                now(),
                Map.of(
                        "rule",
                        penalty.rule(),
                        "shippedAt",
                        String.valueOf(order.shippedAt()),
                        "penaltyPoints",
                        penalty.penaltyPoints()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
