package io.redress.insight;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A case of which a test says what is counted, straight into the tables; all else is as good as nothing. */
final class KnownCases {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final JdbcClient jdbc;
    private final Map<String, @Nullable Object> row = new HashMap<>();

    private KnownCases(JdbcClient jdbc, String openedAt) {
        this.jdbc = jdbc;
        String id = "KNOWN-" + COUNT.incrementAndGet();
        row.put("number", "RC-" + id);
        row.put("order", "O-" + id);
        row.put("seller", "S-1");
        row.put("reason", "DAMAGED");
        row.put("channel", "TRADE_ASSURANCE");
        row.put("stage", "NEGOTIATION");
        row.put("opened", at(openedAt));
        for (String none : new String[] {
            "outcome",
            "closed",
            "due",
            "mediation",
            "decided",
            "appealed",
            "appealOutcome",
            "basis",
            "awarded",
            "currency"
        }) {
            row.put(none, null);
        }
    }

    /** A case of seller {@code S-1} about damage, opened then and still in the negotiation. */
    static KnownCases opened(JdbcClient jdbc, String at) {
        return new KnownCases(jdbc, at);
    }

    KnownCases of(String seller) {
        row.put("seller", seller);
        return this;
    }

    KnownCases because(String reason) {
        row.put("reason", reason);
        return this;
    }

    KnownCases on(String channel) {
        row.put("channel", channel);
        return this;
    }

    KnownCases in(String stage) {
        row.put("stage", stage);
        return this;
    }

    KnownCases due(String at) {
        row.put("due", at(at));
        return this;
    }

    KnownCases mediatedFrom(String at) {
        row.put("mediation", at(at));
        return this;
    }

    KnownCases decided(String at) {
        row.put("decided", at(at));
        return this;
    }

    /** @param outcome {@code null} while it is under review */
    KnownCases appealed(String at, @Nullable String outcome) {
        row.put("appealed", at(at));
        row.put("appealOutcome", outcome);
        return this;
    }

    KnownCases closed(String at, String outcome) {
        row.put("closed", at(at));
        row.put("outcome", outcome);
        return in("CLOSED");
    }

    KnownCases awarded(String basis, String amount, String currency) {
        row.put("basis", basis);
        row.put("awarded", new BigDecimal(amount));
        row.put("currency", currency);
        return this;
    }

    /** Writes it down, with a claim for some pieces of each of these product lines at 10.00 USD a piece. */
    void about(int pieces, String... productLines) {
        jdbc.sql("""
                        insert into orders (order_id, buyer_id, seller_id, facts, version, created_at, updated_at)
                        values (:order, 'B-1', :seller, '{}', 1, :opened, :opened)
                        """).params(row).update();
        jdbc.sql("""
                        insert into return_case (number, order_id, buyer_id, seller_id, reason, effective_channel, stage,
                                                 outcome, facts, created_at, updated_at, closed_at, next_due_at,
                                                 mediation_at, decided_at, appealed_at, appeal_outcome, award_basis,
                                                 awarded, award_currency)
                        values (:number, :order, 'B-1', :seller, :reason, :channel, :stage, :outcome,
                                '{"lastSeq": 0, "lastHash": ""}', :opened, :opened, :closed::timestamptz,
                                :due::timestamptz, :mediation::timestamptz, :decided::timestamptz,
                                :appealed::timestamptz, :appealOutcome, :basis, :awarded::numeric, :currency)
                        """).params(row).update();
        for (int line = 0; line < productLines.length; line++) {
            jdbc.sql("""
                            insert into claimed_goods (case_number, product_line, first_of_case, opened_at, seller_id,
                                                       reason, effective_channel, pieces, claimed, currency)
                            values (:number, :line, :first, :opened, :seller, :reason, :channel, :pieces,
                                    10 * :pieces, 'USD')
                            """)
                    .params(row)
                    .param("line", productLines[line])
                    .param("first", line == 0)
                    .param("pieces", pieces)
                    .update();
        }
    }

    static void removeAll(JdbcClient jdbc) {
        jdbc.sql("delete from claimed_goods where case_number like 'RC-KNOWN-%'")
                .update();
        jdbc.sql("delete from return_case where number like 'RC-KNOWN-%'").update();
        jdbc.sql("delete from orders where order_id like 'O-KNOWN-%'").update();
    }

    private static Object at(String time) {
        return Instant.parse(time).atOffset(ZoneOffset.UTC);
    }
}
