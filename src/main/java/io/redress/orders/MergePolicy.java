package io.redress.orders;

import static java.util.Comparator.naturalOrder;

import io.redress.security.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is true when the marketplace speaks about an order again. Its messages come late, early and twice, so:
 *
 * <ul>
 *   <li>A carrier event that was received once stays, whether the next message repeats it or not.
 *   <li>A time of shipment or delivery that was stated stays until another one is stated.
 *   <li>Without a stated time, tracking says: shipped at the first event of all, delivered at the first delivery. A
 *       later delivery is a return's or a second parcel's and moves no term. Where the clock of a carrier
 *       contradicts a stated time, the stated time is the limit.
 *   <li>Of everything else the last word counts.
 *   <li>A name and address that were erased stay so.
 * </ul>
 *
 * Merging the same message again changes nothing.
 */
final class MergePolicy {

    private MergePolicy() {}

    static Order merge(@Nullable Order before, Order stated) {
        List<TrackingEvent> tracking = new ArrayList<>(stated.tracking());
        Instant shipment = stated.shippedAt();
        Instant delivery = stated.deliveredAt();
        if (before != null) {
            tracking.addAll(before.tracking());
            shipment = firstOf(shipment, statedShipment(before));
            delivery = firstOf(delivery, statedDelivery(before));
        }
        Instant deliveredAt = firstOf(delivery, trackedDelivery(tracking, shipment));
        Instant shippedAt = firstOf(shipment, trackedShipment(tracking, deliveredAt));
        Order merged = with(stated, stated.buyer(), stated.seller(), tracking, shippedAt, deliveredAt);
        return before == null ? merged : withoutErased(merged, before);
    }

    /** The time of shipment that cannot come from tracking, and so was stated. */
    private static @Nullable Instant statedShipment(Order order) {
        Instant tracked = trackedShipment(order.tracking(), order.deliveredAt());
        return Objects.equals(order.shippedAt(), tracked) ? null : order.shippedAt();
    }

    private static @Nullable Instant statedDelivery(Order order) {
        Instant tracked = trackedDelivery(order.tracking(), order.shippedAt());
        return Objects.equals(order.deliveredAt(), tracked) ? null : order.deliveredAt();
    }

    private static @Nullable Instant trackedShipment(List<TrackingEvent> tracking, @Nullable Instant deliveredAt) {
        return tracking.stream()
                .map(TrackingEvent::at)
                .map(at -> deliveredAt != null && at.isAfter(deliveredAt) ? deliveredAt : at)
                .min(naturalOrder())
                .orElse(null);
    }

    private static @Nullable Instant trackedDelivery(List<TrackingEvent> tracking, @Nullable Instant shippedAt) {
        return tracking.stream()
                .filter(event -> event.status() == TrackingStatus.DELIVERED)
                .map(TrackingEvent::at)
                .map(at -> shippedAt != null && at.isBefore(shippedAt) ? shippedAt : at)
                .min(naturalOrder())
                .orElse(null);
    }

    private static @Nullable Instant firstOf(@Nullable Instant one, @Nullable Instant otherwise) {
        return one == null ? otherwise : one;
    }

    private static Order withoutErased(Order order, Order before) {
        Order result = before.buyer().isErased() ? without(order, Side.BUYER) : order;
        return before.seller().isErased() ? without(result, Side.SELLER) : result;
    }

    /** The order when the name and address of a side were erased. */
    static Order without(Order order, Side side) {
        return with(
                order,
                side == Side.BUYER ? order.buyer().erased() : order.buyer(),
                side == Side.SELLER ? order.seller().erased() : order.seller(),
                order.tracking(),
                order.shippedAt(),
                order.deliveredAt());
    }

    private static Order with(
            Order order,
            PartyDetails buyer,
            PartyDetails seller,
            List<TrackingEvent> tracking,
            @Nullable Instant shippedAt,
            @Nullable Instant deliveredAt) {
        return new Order(
                order.orderId(),
                order.channel(),
                buyer,
                seller,
                order.currency(),
                order.lines(),
                order.freight(),
                order.placedAt(),
                order.promisedDeliveryAt(),
                shippedAt,
                deliveredAt,
                order.carriageArrangedBy(),
                order.payment(),
                order.contractSigned(),
                order.status(),
                tracking,
                order.language());
    }
}
