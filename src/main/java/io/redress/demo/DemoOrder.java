package io.redress.demo;

import io.redress.orders.CarriageArrangedBy;
import io.redress.orders.Channel;
import io.redress.orders.Order;
import io.redress.orders.OrderLine;
import io.redress.orders.OrderStatus;
import io.redress.orders.PartyDetails;
import io.redress.orders.Payment;
import io.redress.orders.TrackingEvent;
import io.redress.orders.TrackingStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An order of the demonstration, its dates in days before the present: a trade assurance order, its contract signed,
 * paid in full to the approved account, unless told otherwise.
 */
final class DemoOrder {

    private record Tracked(double daysAgo, TrackingStatus status, String location) {}

    private final String id;
    private final PartyDetails buyer;
    private final PartyDetails seller;
    private final List<OrderLine> lines = new ArrayList<>();
    private final List<Tracked> tracking = new ArrayList<>();
    private Channel channel = Channel.TRADE_ASSURANCE;
    private boolean contractSigned = true;
    private boolean toApprovedAccount = true;
    private Money freight = usd("0.00");
    private @Nullable Money paid;
    private double placed;
    private double promised;
    private @Nullable Double shipped;
    private @Nullable Double delivered;

    private DemoOrder(String id, PartyDetails buyer, PartyDetails seller) {
        this.id = id;
        this.buyer = buyer;
        this.seller = seller;
    }

    static DemoOrder of(String id, PartyDetails buyer, PartyDetails seller) {
        return new DemoOrder(id, buyer, seller);
    }

    static PartyDetails party(String id, String name) {
        return new PartyDetails(id, name, name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", ".") + "@example.com");
    }

    static Money usd(String amount) {
        return Money.parse("USD " + amount);
    }

    DemoOrder line(String lineId, int quantity, String unitPrice, String description) {
        return line(lineId, quantity, unitPrice, description, null);
    }

    DemoOrder line(String lineId, int quantity, String unitPrice, String description, @Nullable String category) {
        lines.add(new OrderLine(
                lineId, description, "As in the signed sheet for " + lineId, quantity, usd(unitPrice), category));
        return this;
    }

    DemoOrder freight(String amount) {
        freight = usd(amount);
        return this;
    }

    DemoOrder channel(Channel agreed) {
        channel = agreed;
        return this;
    }

    DemoOrder withoutContract() {
        contractSigned = false;
        return this;
    }

    /** Money that the platform does not hold. */
    DemoOrder paidToTheSeller() {
        toApprovedAccount = false;
        return this;
    }

    /** Less than the whole price. */
    DemoOrder advance(String amount) {
        paid = usd(amount);
        return this;
    }

    /** @param promisedDaysAgo below zero for a date to come */
    DemoOrder placed(double daysAgo, double promisedDaysAgo) {
        placed = daysAgo;
        promised = promisedDaysAgo;
        return this;
    }

    DemoOrder delivered(double shippedDaysAgo, double deliveredDaysAgo) {
        shipped = shippedDaysAgo;
        delivered = deliveredDaysAgo;
        return this;
    }

    DemoOrder tracked(double daysAgo, TrackingStatus status, String location) {
        tracking.add(new Tracked(daysAgo, status, location));
        return this;
    }

    Order at(Instant present) {
        CurrencyUnit currency = freight.getCurrencyUnit();
        Money price = lines.stream().map(OrderLine::value).reduce(freight, Money::plus);
        return new Order(
                id,
                channel,
                buyer,
                seller,
                currency,
                lines,
                freight,
                before(present, placed),
                before(present, promised),
                shipped == null ? null : before(present, shipped),
                delivered == null ? null : before(present, delivered),
                CarriageArrangedBy.SELLER,
                new Payment(paid == null ? price : paid, toApprovedAccount),
                contractSigned,
                OrderStatus.OPEN,
                tracking.stream()
                        .map(event ->
                                new TrackingEvent(before(present, event.daysAgo()), event.status(), event.location()))
                        .toList(),
                "en");
    }

    private static Instant before(Instant present, double days) {
        return present.minus(Story.days(days));
    }
}
