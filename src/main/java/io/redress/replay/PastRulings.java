package io.redress.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.redress.policy.RuleHit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** All rulings of the past, case by case, read through a cursor: however many there are, few are in memory. */
final class PastRulings {

    private static final int AT_A_TIME = 500;
    private static final TypeReference<Map<String, @Nullable Object>> FACTS = new TypeReference<>() {};
    private static final TypeReference<List<RuleHit>> HITS = new TypeReference<>() {};

    /** As rulings are read by the service: amounts to the last digit. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final String CHOSEN = " where (?::text is null or r.rule_table = ?) and r.ruled_at >= ?";

    private final JdbcTemplate jdbc;

    /** @param jdbc of its own: how many rows it fetches is set */
    PastRulings(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        jdbc.setFetchSize(AT_A_TIME);
    }

    /**
     * Within a transaction, as the cursor needs one.
     *
     * @param table the only one that matters; null for all
     * @param since UTC
     * @param count is told how many there are, before the first
     */
    void each(@Nullable String table, Instant since, LongConsumer count, Consumer<PastRuling> taker) {
        Object[] chosen = {table, table, Timestamp.from(since)};
        Long all = jdbc.queryForObject("select count(*) from ruling r" + CHOSEN, Long.class, chosen);
        count.accept(Objects.requireNonNull(all));
        jdbc.query(
                """
                select r.case_number, r.rule_table, r.ruled_at, r.facts, r.hits, r.result,
                       c.buyer_id, c.seller_id, c.reason, c.outcome, c.awarded, c.award_currency,
                       c.facts -> 'claimedValue' ->> 'amount' as claimed,
                       c.facts -> 'claimedValue' ->> 'currency' as claimed_currency,
                       o.facts -> 'freight' ->> 'amount' as freight, o.facts ->> 'currency' as freight_currency
                  from ruling r
                  left join return_case c on c.number = r.case_number
                  left join orders o on o.order_id = c.order_id
                """ + CHOSEN + " order by r.case_number, r.ruled_at, r.id",
                row -> {
                    taker.accept(read(row));
                },
                chosen);
    }

    private static PastRuling read(ResultSet row) throws SQLException {
        return new PastRuling(
                row.getString("case_number"),
                row.getString("rule_table"),
                row.getTimestamp("ruled_at").toInstant(),
                read(row.getString("facts"), FACTS),
                read(row.getString("hits"), HITS),
                row.getString("result"),
                row.getString("buyer_id"),
                row.getString("seller_id"),
                row.getString("reason"),
                row.getString("outcome"),
                money(row.getString("claimed"), row.getString("claimed_currency")),
                money(row.getString("awarded"), row.getString("award_currency")),
                money(row.getString("freight"), row.getString("freight_currency")));
    }

    private static @Nullable Money money(@Nullable String amount, @Nullable String currency) {
        return amount == null || currency == null
                ? null
                : Money.of(CurrencyUnit.of(currency), new BigDecimal(amount), RoundingMode.HALF_UP);
    }

    private static <T> T read(String text, TypeReference<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("A ruling that cannot be read", cause);
        }
    }
}
