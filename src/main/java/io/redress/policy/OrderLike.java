package io.redress.policy;

import static java.util.Objects.requireNonNullElse;

import io.redress.orders.CarriageArrangedBy;
import io.redress.orders.Channel;
import io.redress.orders.Order;
import io.redress.orders.OrderLine;
import io.redress.orders.OrderStatus;
import io.redress.orders.PartyDetails;
import io.redress.orders.Payment;
import io.redress.orders.TrackingEvent;
import io.redress.orders.TrackingStatus;
import io.redress.web.InvalidInput;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An order that somebody thinks of, with the fields of {@code PUT /orders}. Only the channel and the promised date must be
 * known. What is left out is as in an order that was just placed and paid in full; that a contract was signed, or that
 * the money went to the approved account, is not taken for granted (C1).
 */
record OrderLike(
        @Nullable String orderId,
        @NotNull Channel channel,
        @Nullable PartyDetails buyer,
        @Nullable PartyDetails seller,
        @Nullable CurrencyUnit currency,
        @Nullable @Size(max = 1_000) List<@NotNull @Valid OrderLine> lines,
        @Nullable Money freight,
        @Nullable Instant placedAt,
        @NotNull Instant promisedDeliveryAt,
        @Nullable Instant shippedAt,
        @Nullable Instant deliveredAt,
        @Nullable CarriageArrangedBy carriageArrangedBy,
        @Nullable @Valid PaymentLike payment,
        @Nullable Boolean contractSigned,
        @Nullable OrderStatus status,
        @Nullable @Size(max = 1_000) List<@NotNull @Valid TrackingEvent> tracking,
        @Nullable @Size(max = 35) String language) {

    record PaymentLike(@Nullable Money paid, @Nullable Boolean toApprovedAccount) {}

    private static final PartyDetails SOMEBODY = new PartyDetails("somebody", "Somebody", "somebody@example.com");
    private static final OrderLine SOMETHING =
            new OrderLine("1", "Goods", null, 1, Money.of(CurrencyUnit.USD, 1), null);

    /** @throws InvalidInput if its money is of several currencies */
    Order toOrder(Instant at) {
        List<OrderLine> goods = lines == null || lines.isEmpty() ? List.of(SOMETHING) : lines;
        CurrencyUnit unit =
                requireNonNullElse(currency, goods.get(0).unitPrice().getCurrencyUnit());
        Money carriage = requireNonNullElse(freight, Money.zero(unit));
        requireOneCurrency(goods, carriage, unit);
        List<TrackingEvent> events = tracking == null ? List.of() : tracking;
        Instant delivered = firstOf(deliveredAt, events, event -> event.status() == TrackingStatus.DELIVERED);
        Instant shipped = firstOf(shippedAt, events, event -> true);
        Money price = goods.stream().map(OrderLine::value).reduce(carriage, Money::plus);
        return new Order(
                requireNonNullElse(orderId, "an order like this"),
                channel,
                requireNonNullElse(buyer, SOMEBODY),
                requireNonNullElse(seller, SOMEBODY),
                unit,
                goods,
                carriage,
                requireNonNullElse(placedAt, earliest(at, shipped, delivered)),
                promisedDeliveryAt,
                shipped,
                delivered,
                requireNonNullElse(carriageArrangedBy, CarriageArrangedBy.SELLER),
                paid(price),
                Boolean.TRUE.equals(contractSigned),
                requireNonNullElse(status, OrderStatus.OPEN),
                events,
                requireNonNullElse(language, "en"));
    }

    private Payment paid(Money price) {
        return payment == null
                ? new Payment(price, false)
                : new Payment(
                        requireNonNullElse(payment.paid(), price), Boolean.TRUE.equals(payment.toApprovedAccount()));
    }

    private void requireOneCurrency(List<OrderLine> goods, Money carriage, CurrencyUnit unit) {
        Stream<Money> all = Stream.concat(
                goods.stream().map(OrderLine::unitPrice),
                Stream.of(carriage, payment == null ? null : payment.paid()).filter(Objects::nonNull));
        if (!all.allMatch(money -> money.getCurrencyUnit().equals(unit))) {
            throw new InvalidInput(
                    "order.currency", "All money of an order is in its currency, which is " + unit + ".");
        }
    }

    private static @Nullable Instant firstOf(
            @Nullable Instant stated, List<TrackingEvent> events, Predicate<TrackingEvent> kind) {
        return stated != null
                ? stated
                : events.stream()
                        .filter(kind)
                        .map(TrackingEvent::at)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
    }

    private static Instant earliest(@Nullable Instant... instants) {
        return Stream.of(instants)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
