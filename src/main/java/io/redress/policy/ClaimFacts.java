package io.redress.policy;

import io.redress.orders.Order;
import io.redress.orders.OrderStatus;
import io.redress.orders.TrackingEvent;
import io.redress.orders.TrackingStatus;
import io.redress.time.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What the eligibility table is asked, with the dates that the figures come from. Days are those of the marketplace. */
final class ClaimFacts {

    private final Claim claim;
    private final OrderStanding standing;
    private final Order order;
    private final Instant at;
    private final WorkingDays calendar;

    ClaimFacts(Claim claim, OrderStanding standing, Instant at, WorkingDays calendar) {
        this.claim = claim;
        this.standing = standing;
        this.order = standing.order();
        this.at = at;
        this.calendar = calendar;
    }

    Map<String, @Nullable Object> toMap() {
        return new Facts()
                .with("reason", claim.reason())
                .with("effectiveChannel", standing.effectiveChannel())
                .with("shipped", order.shipped())
                .with("received", order.deliveryRecorded())
                .with("daysSinceReceipt", daysSinceReceipt())
                .with("workingDaysSinceOrder", calendar.between(order.placedAt(), at))
                .with("latentDefect", claim.latentDefect())
                .with("promisedDatePassed", at.isAfter(order.promisedDeliveryAt()))
                .with("lossRecorded", order.lossRecorded())
                .with("returnedToShipper", order.returnedToShipper())
                .with("refundRecorded", standing.refundRecorded())
                .with("writtenSpecification", ClaimedLines.specified(order, claim.lines()))
                .with("orderClosed", order.status() == OrderStatus.CLOSED)
                .with("openCase", standing.openCase() != null)
                .with("quantityExceeded", ClaimedLines.exceed(order, claim.lines()))
                .with("amountExceeded", amountExceeded())
                .with("safetyHazard", claim.safetyHazard())
                .with("furtherPaymentAsked", claim.furtherPaymentAsked())
                .with("moneyPaid", order.payment().paid().isPositive())
                .with("orderedOn", text(orderedOn()))
                .with("promisedAt", text(order.promisedDeliveryAt()))
                .with("shippedOn", text(day(order.shippedAt())))
                .with("receivedOn", text(receivedOn()))
                .with("requestedOn", text(day(at)))
                .toMap();
    }

    LocalDate orderedOn() {
        return LocalDate.ofInstant(order.placedAt(), calendar.zone());
    }

    @Nullable
    LocalDate receivedOn() {
        return day(order.deliveredAt());
    }

    /** The last day of a window, or null if what it starts with has not happened. */
    @Nullable
    LocalDate lastDay(WindowFrom from, int days) {
        LocalDate received = receivedOn();
        return switch (from) {
            case DAYS_FROM_RECEIPT -> received == null ? null : received.plusDays(days);
            case WORKING_DAYS_FROM_ORDER -> calendar.add(orderedOn(), days);
        };
    }

    @Nullable
    Instant eligibleAt(@Nullable EligibleFrom from) {
        return from == EligibleFrom.PROMISED_DATE ? order.promisedDeliveryAt() : null;
    }

    /** Fills the dates and figures of this request into a sentence of the table. */
    String fill(String sentence, @Nullable Integer windowDays, @Nullable LocalDate lastDay) {
        return new Sentence(sentence)
                .with("orderedOn", orderedOn())
                .with("shippedOn", day(order.shippedAt()))
                .with("receivedOn", receivedOn())
                .with("promisedOn", day(order.promisedDeliveryAt()))
                .with("returnedOn", trackedOn(TrackingStatus.RETURNED_TO_SHIPPER))
                .with("lostOn", trackedOn(TrackingStatus.LOST))
                .with("daysSinceReceipt", daysSinceReceipt())
                .with("workingDaysSinceOrder", calendar.between(order.placedAt(), at))
                .with("windowDays", windowDays)
                .with("lastDay", lastDay)
                .with("paid", order.payment().paid())
                .with("openCase", standing.openCase())
                .toString();
    }

    private @Nullable Integer daysSinceReceipt() {
        LocalDate received = receivedOn();
        return received == null
                ? null
                : (int) ChronoUnit.DAYS.between(received, LocalDate.ofInstant(at, calendar.zone()));
    }

    private boolean amountExceeded() {
        Money amount =
                claim.requestedRemedy() == null ? null : claim.requestedRemedy().amount();
        return amount != null && amount.isGreaterThan(order.payment().paid());
    }

    private @Nullable LocalDate trackedOn(TrackingStatus status) {
        return order.tracking().stream()
                .filter(event -> event.status() == status)
                .map(TrackingEvent::at)
                .reduce((earlier, later) -> later)
                .map(this::day)
                .orElse(null);
    }

    private @Nullable LocalDate day(@Nullable Instant instant) {
        return instant == null ? null : LocalDate.ofInstant(instant, calendar.zone());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
