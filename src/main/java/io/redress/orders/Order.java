package io.redress.orders;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An order of the marketplace, as far as returns and disputes need it. All times are UTC, all money is in {@link
 * #currency()}. Tracking is kept oldest first, each event once.
 *
 * @param promisedDeliveryAt the promised date of delivery (E40, E41)
 * @param shippedAt when the goods left, as the marketplace says or else as tracking says; null if neither does
 * @param deliveredAt when the buyer received them, by the same rule
 * @param contractSigned whether both sides signed a sales contract (C1)
 * @param language BCP 47 tag of the language in which the parties deal; mediators are routed by it (M2)
 */
public record Order(
        String orderId,
        Channel channel,
        PartyDetails buyer,
        PartyDetails seller,
        CurrencyUnit currency,
        List<OrderLine> lines,
        Money freight,
        Instant placedAt,
        Instant promisedDeliveryAt,
        @Nullable Instant shippedAt,
        @Nullable Instant deliveredAt,
        CarriageArrangedBy carriageArrangedBy,
        Payment payment,
        boolean contractSigned,
        OrderStatus status,
        List<TrackingEvent> tracking,
        String language) {

    public Order {
        lines = List.copyOf(lines);
        var chronological = new TreeSet<>(TrackingEvent.CHRONOLOGICAL);
        chronological.addAll(tracking);
        tracking = List.copyOf(chronological);
    }

    /** The price of all lines, without freight. */
    public Money goodsValue() {
        return lines.stream().map(OrderLine::value).reduce(Money.zero(currency), Money::plus);
    }

    /**
     * The price of some pieces.
     *
     * @throws IllegalArgumentException if the order has no such line
     */
    public Money valueOf(Collection<LineQuantity> pieces) {
        return pieces.stream()
                .map(piece -> requireLine(piece.lineId()).unitPrice().multipliedBy(piece.quantity()))
                .reduce(Money.zero(currency), Money::plus);
    }

    /** The line with this id, if the order has one. */
    public Optional<OrderLine> line(String lineId) {
        return lines.stream().filter(line -> line.lineId().equals(lineId)).findFirst();
    }

    /** The carrier's last word. */
    public Optional<TrackingEvent> latestTracking() {
        return tracking.isEmpty() ? Optional.empty() : Optional.of(tracking.get(tracking.size() - 1));
    }

    /** Whether the goods have left the seller. */
    public boolean shipped() {
        return shippedAt != null || deliveredAt != null;
    }

    /** Whether the marketplace or the carrier says that the buyer received the goods (E40, E42). */
    public boolean deliveryRecorded() {
        return deliveredAt != null;
    }

    /** Whether the carrier's last word is that the goods are lost (E41). Goods that were found again are not. */
    public boolean lossRecorded() {
        return lastSays(TrackingStatus.LOST);
    }

    /** Whether the carrier's last word is that the goods went back to the shipper (E43). */
    public boolean returnedToShipper() {
        return lastSays(TrackingStatus.RETURNED_TO_SHIPPER);
    }

    /** Whether the platform holds the buyer's money: paid to the approved account under trade assurance. */
    public boolean heldByPlatform() {
        return channel == Channel.TRADE_ASSURANCE && payment.toApprovedAccount();
    }

    private boolean lastSays(TrackingStatus status) {
        return latestTracking().filter(event -> event.status() == status).isPresent();
    }

    private OrderLine requireLine(String lineId) {
        return line(lineId)
                .orElseThrow(() -> new IllegalArgumentException("Order " + orderId + " has no line " + lineId));
    }
}
