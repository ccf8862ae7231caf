package io.redress.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An order as tests need it: 10 chairs at 12.00 USD and 20.00 USD freight, paid under trade assurance, shipped and
 * received. Each has an id, a buyer and a seller of its own unless told otherwise.
 */
public final class OrderBuilder {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final int number = COUNT.incrementAndGet();
    private String orderId = "O-TEST-" + number;
    private Channel channel = Channel.TRADE_ASSURANCE;
    private PartyDetails buyer = party("B-TEST-" + number);
    private PartyDetails seller = party("S-TEST-" + number);
    private CurrencyUnit currency = CurrencyUnit.USD;
    private List<OrderLine> lines = List.of(line("1", 10, "12.00"));
    private Money freight = Money.of(currency, 20);
    private Instant placedAt = Instant.parse("2026-01-05T08:00:00Z");
    private Instant promisedDeliveryAt = placedAt.plus(Duration.ofDays(30));
    private @Nullable Instant shippedAt = placedAt.plus(Duration.ofDays(3));
    private @Nullable Instant deliveredAt = placedAt.plus(Duration.ofDays(20));
    private CarriageArrangedBy carriageArrangedBy = CarriageArrangedBy.SELLER;
    private @Nullable Money paid;
    private boolean toApprovedAccount = true;
    private boolean contractSigned = true;
    private OrderStatus status = OrderStatus.OPEN;
    private final List<TrackingEvent> tracking = new ArrayList<>();
    private String language = "en";

    private OrderBuilder() {}

    public static OrderBuilder anOrder() {
        return new OrderBuilder();
    }

    /** A line of chairs in US dollars. */
    public static OrderLine line(String lineId, int quantity, String unitPrice) {
        return new OrderLine(
                lineId, "Office chair", "Gas lift class 4", quantity, Money.parse("USD " + unitPrice), null);
    }

    public static PartyDetails party(String id) {
        return new PartyDetails(id, "Name of " + id, id.toLowerCase() + "@example.com");
    }

    public OrderBuilder id(String orderId) {
        this.orderId = orderId;
        return this;
    }

    public OrderBuilder channel(Channel channel) {
        this.channel = channel;
        return this;
    }

    public OrderBuilder buyer(String id) {
        this.buyer = party(id);
        return this;
    }

    public OrderBuilder seller(String id) {
        this.seller = party(id);
        return this;
    }

    /** The lines, and with them the currency of everything else. */
    public OrderBuilder lines(OrderLine... lines) {
        this.lines = List.of(lines);
        this.currency = lines[0].unitPrice().getCurrencyUnit();
        this.freight = Money.of(currency, freight.getAmount());
        return this;
    }

    public OrderBuilder freight(Money freight) {
        this.freight = freight;
        return this;
    }

    public OrderBuilder placedAt(Instant placedAt) {
        this.placedAt = placedAt;
        return this;
    }

    public OrderBuilder promisedDeliveryAt(Instant promisedDeliveryAt) {
        this.promisedDeliveryAt = promisedDeliveryAt;
        return this;
    }

    public OrderBuilder shippedAt(@Nullable Instant shippedAt) {
        this.shippedAt = shippedAt;
        return this;
    }

    public OrderBuilder deliveredAt(@Nullable Instant deliveredAt) {
        this.deliveredAt = deliveredAt;
        return this;
    }

    public OrderBuilder notShipped() {
        return shippedAt(null).deliveredAt(null);
    }

    public OrderBuilder carriageArrangedBy(CarriageArrangedBy carriageArrangedBy) {
        this.carriageArrangedBy = carriageArrangedBy;
        return this;
    }

    /** What is paid; everything, unless told otherwise. */
    public OrderBuilder paid(Money paid) {
        this.paid = paid;
        return this;
    }

    public OrderBuilder toApprovedAccount(boolean toApprovedAccount) {
        this.toApprovedAccount = toApprovedAccount;
        return this;
    }

    public OrderBuilder contractSigned(boolean contractSigned) {
        this.contractSigned = contractSigned;
        return this;
    }

    public OrderBuilder status(OrderStatus status) {
        this.status = status;
        return this;
    }

    public OrderBuilder tracked(Instant at, TrackingStatus status) {
        tracking.add(new TrackingEvent(at, status, null));
        return this;
    }

    public OrderBuilder language(String language) {
        this.language = language;
        return this;
    }

    public Order build() {
        Order unpaid = with(Money.zero(currency));
        return paid == null ? with(unpaid.goodsValue().plus(freight)) : with(paid);
    }

    private Order with(Money paid) {
        return new Order(
                orderId,
                channel,
                buyer,
                seller,
                currency,
                lines,
                freight,
                placedAt,
                promisedDeliveryAt,
                shippedAt,
                deliveredAt,
                carriageArrangedBy,
                new Payment(paid, toApprovedAccount),
                contractSigned,
                status,
                tracking,
                language);
    }
}
