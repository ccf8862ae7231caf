package io.redress;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The facts of an order as the marketplace sends them, with defaults that make sense: a trade assurance order of ten
 * lamps at 100.00 USD, contract signed, paid, and delivered yesterday.
 */
public final class OrderFacts {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final int sequence = COUNT.incrementAndGet();
    private final String run = Long.toString(System.nanoTime(), 36);
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final List<Map<String, Object>> lines = new ArrayList<>();
    private final List<Map<String, Object>> tracking = new ArrayList<>();
    private Instant now;

    private OrderFacts(Instant now) {
        this.now = now;
        facts.put("channel", "TRADE_ASSURANCE");
        facts.put("buyer", Map.of("id", buyer(), "name", "Bea Buyer", "email", "bea@example.org"));
        facts.put("seller", Map.of("id", seller(), "name", "Sam Seller", "email", "sam@example.org"));
        facts.put("currency", "USD");
        facts.put("freight", money("50.00"));
        facts.put("placedAt", now.minus(Duration.ofDays(30)).toString());
        facts.put("promisedDeliveryAt", now.minus(Duration.ofDays(2)).toString());
        facts.put("shippedAt", now.minus(Duration.ofDays(20)).toString());
        facts.put("deliveredAt", now.minus(Duration.ofDays(1)).toString());
        facts.put("carriageArrangedBy", "SELLER");
        facts.put("payment", Map.of("paid", money("1050.00"), "toApprovedAccount", true));
        facts.put("contractSigned", true);
    }

    /** An order as it stands at {@code now}. */
    public static OrderFacts at(Instant now) {
        return new OrderFacts(now);
    }

    public String id() {
        return "O-" + run + "-" + sequence;
    }

    public String buyer() {
        return "B-" + run + "-" + sequence;
    }

    public String seller() {
        return "S-" + run + "-" + sequence;
    }

    public OrderFacts with(String field, Object value) {
        facts.put(field, value);
        return this;
    }

    public OrderFacts without(String field) {
        facts.remove(field);
        return this;
    }

    public OrderFacts line(String lineId, String description, int quantity, String unitPrice) {
        Map<String, Object> line = new HashMap<>();
        line.put("lineId", lineId);
        line.put("description", description);
        line.put("specification", "As in the data sheet");
        line.put("quantity", quantity);
        line.put("unitPrice", money(unitPrice));
        lines.add(line);
        return this;
    }

    public OrderFacts paid(String amount) {
        return with("payment", Map.of("paid", money(amount), "toApprovedAccount", true));
    }

    /** Money that the platform does not hold. */
    public OrderFacts paidToTheSeller(String amount) {
        return with("payment", Map.of("paid", money(amount), "toApprovedAccount", false));
    }

    public OrderFacts tracked(Instant at, String status) {
        tracking.add(Map.of("at", at.toString(), "status", status));
        return this;
    }

    public OrderFacts notShipped() {
        return without("shippedAt").without("deliveredAt");
    }

    public OrderFacts delivered(Duration ago) {
        return with("placedAt", now.minus(ago).minus(Duration.ofDays(40)).toString())
                .with("shippedAt", now.minus(ago).minus(Duration.ofDays(20)).toString())
                .with("promisedDeliveryAt", now.minus(ago).toString())
                .with("deliveredAt", now.minus(ago).toString());
    }

    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>(facts);
        if (lines.isEmpty()) {
            line("L1", "Desk lamp", 10, "100.00");
        }
        json.put("lines", lines);
        if (!tracking.isEmpty()) {
            json.put("tracking", tracking);
        }
        return json;
    }

    public static Map<String, Object> money(String amount) {
        return money(amount, "USD");
    }

    public static Map<String, Object> money(String amount, String currency) {
        return Map.of("amount", amount, "currency", currency);
    }
}
