package io.redress.cases;

import io.redress.orders.CarriageArrangedBy;
import io.redress.orders.Channel;
import io.redress.orders.Order;
import io.redress.orders.OrderLine;
import io.redress.orders.OrderStatus;
import io.redress.orders.PartyDetails;
import io.redress.orders.Payment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Ten lamps at 100.00 USD with 50.00 USD freight, all paid, received two days ago, between parties of its own. */
public final class AnOrder {

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Instant now;
    private Money unitPrice = usd("100.00");
    private Money paid = usd("1050.00");
    private boolean shipped = true;
    private String language = "en";

    private AnOrder(Instant now) {
        this.now = now;
    }

    public static AnOrder at(Instant now) {
        return new AnOrder(now);
    }

    /** Ten lamps at this price, paid with their freight. */
    public AnOrder priced(String price) {
        unitPrice = usd(price);
        return paid(unitPrice.multipliedBy(10).plus(usd("50.00")).getAmount().toPlainString());
    }

    public AnOrder paid(String amount) {
        paid = usd(amount);
        return this;
    }

    public AnOrder notShipped() {
        shipped = false;
        return this;
    }

    public AnOrder in(String itsLanguage) {
        language = itsLanguage;
        return this;
    }

    public Order build() {
        return new Order(
                "O-" + run,
                Channel.TRADE_ASSURANCE,
                new PartyDetails("B-" + run, "Bea Buyer", "bea@example.org"),
                new PartyDetails("S-" + run, "Sam Seller", "sam@example.org"),
                CurrencyUnit.USD,
                List.of(new OrderLine("L1", "Desk lamp", "As in the data sheet", 10, unitPrice, null)),
                usd("50.00"),
                now.minus(Duration.ofDays(30)),
                now.minus(Duration.ofDays(3)),
                shipped ? now.minus(Duration.ofDays(20)) : null,
                shipped ? now.minus(Duration.ofDays(2)) : null,
                CarriageArrangedBy.SELLER,
                new Payment(paid, true),
                true,
                OrderStatus.OPEN,
                List.of(),
                language);
    }

    public static Money usd(String amount) {
        return Money.parse("USD " + amount);
    }
}
