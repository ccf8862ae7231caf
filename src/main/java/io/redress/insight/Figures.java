package io.redress.insight;

import io.redress.cases.Award;
import io.redress.cases.Outcome;
import io.redress.cases.Stage;
import io.redress.insight.Decided.Spread;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts what became of cases. Each figure reads one index that holds all it counts (migration V38); no document of a
 * case is opened.
 */
@Repository
class Figures {

    private static final double SECONDS_OF_A_DAY = 86_400;

    private final JdbcClient jdbc;

    Figures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The open cases at {@code now}, by stage; the period of the filter is of no concern to them. */
    List<OpenCases> open(Filter filter, Instant now) {
        List<Integer> ages = Ages.LIMITS;
        return select("""
                        select stage, count(*) as cases,
                               count(*) filter (where created_at > :age0) as age0,
                               count(*) filter (where created_at <= :age0 and created_at > :age1) as age1,
                               count(*) filter (where created_at <= :age1 and created_at > :age2) as age2,
                               count(*) filter (where created_at <= :age2 and created_at > :age3) as age3,
                               count(*) filter (where created_at <= :age3) as age4,
                               count(*) filter (where next_due_at <= :now) as due0,
                               count(*) filter (where next_due_at > :now and next_due_at <= :soon) as due1,
                               count(*) filter (where next_due_at > :soon and next_due_at <= :later) as due2,
                               count(*) filter (where next_due_at > :later) as due3,
                               count(*) filter (where next_due_at is null) as due4
                          from return_case
                         where stage <> 'CLOSED'""", filter, " group by stage")
                .param("age0", utc(now.minus(Duration.ofDays(ages.get(0)))))
                .param("age1", utc(now.minus(Duration.ofDays(ages.get(1)))))
                .param("age2", utc(now.minus(Duration.ofDays(ages.get(2)))))
                .param("age3", utc(now.minus(Duration.ofDays(ages.get(3)))))
                .param("now", utc(now))
                .param("soon", utc(now.plus(Duration.ofHours(24))))
                .param("later", utc(now.plus(Duration.ofDays(3))))
                .query((row, index) -> new OpenCases(
                        Stage.valueOf(row.getString("stage")),
                        row.getLong("cases"),
                        longs(row, "age", Ages.BANDS.size()),
                        longs(row, "due", Ages.DUE.size())))
                .list();
    }

    /** First decisions issued in the period: all together, by month, and by channel. */
    List<Decided> decided(Filter filter) {
        return period("""
                        select to_char(month, 'YYYY-MM') as of_month, effective_channel, count(*) as cases,
                               percentile_cont(0.5) within group (order by since_request) as median,
                               percentile_cont(0.9) within group (order by since_request) as ninety,
                               percentile_cont(0.5) within group (order by since_mediation) as mediation_median,
                               percentile_cont(0.9) within group (order by since_mediation) as mediation_ninety,
                               count(appealed_at) as appealed,
                               count(*) filter (where appeal_outcome = 'UPHELD') as upheld,
                               count(*) filter (where appeal_outcome = 'AMENDED') as amended,
                               count(*) filter (where appeal_outcome = 'OVERTURNED') as overturned
                          from (select date_trunc('month', decided_at at time zone 'UTC') as month, effective_channel,
                                       extract(epoch from decided_at - created_at) as since_request,
                                       extract(epoch from decided_at - mediation_at) as since_mediation,
                                       appealed_at, appeal_outcome
                                  from return_case
                                 where decided_at >= :start and decided_at < :end""", filter, """
                        ) decision
                         group by grouping sets ((), (month), (effective_channel))
                         order by month, effective_channel""")
                .query((row, index) -> new Decided(
                        row.getString("of_month"),
                        row.getString("effective_channel"),
                        row.getLong("cases"),
                        new Spread(days(row, "median"), days(row, "ninety")),
                        new Spread(days(row, "mediation_median"), days(row, "mediation_ninety")),
                        row.getLong("appealed"),
                        row.getLong("upheld"),
                        row.getLong("amended"),
                        row.getLong("overturned")))
                .list();
    }

    /** Cases closed in the period: all together, by reason, and by channel. */
    List<Ended> ended(Filter filter) {
        record Key(@Nullable String reason, @Nullable String channel) {}
        Map<Key, Map<Outcome, Long>> ended = new LinkedHashMap<>();
        ended.put(new Key(null, null), new EnumMap<>(Outcome.class));
        period("""
                        select reason, effective_channel, outcome, count(*) as cases
                          from return_case
                         where closed_at >= :start and closed_at < :end""", filter, """

                         group by grouping sets ((outcome), (reason, outcome), (effective_channel, outcome))
                         order by reason, effective_channel, outcome""")
                .query((row, index) -> ended.computeIfAbsent(
                                new Key(row.getString("reason"), row.getString("effective_channel")),
                                key -> new EnumMap<>(Outcome.class))
                        .put(Outcome.valueOf(row.getString("outcome")), row.getLong("cases")))
                .list();
        return ended.entrySet().stream()
                .map(one -> new Ended(one.getKey().reason(), one.getKey().channel(), one.getValue()))
                .toList();
    }

    /** The money that cases closed in the period ended in. */
    List<Awarded> awarded(Filter filter) {
        return period("""
                        select award_currency, award_basis, count(*) as cases, sum(awarded) as total
                          from return_case
                         where closed_at >= :start and closed_at < :end
                           and outcome in ('SETTLED', 'ENFORCED') and awarded > 0""", filter, """

                         group by award_currency, award_basis
                         order by award_currency, award_basis""")
                .query((row, index) -> new Awarded(
                        Award.Basis.valueOf(row.getString("award_basis")),
                        row.getLong("cases"),
                        money(row.getString("award_currency"), row.getBigDecimal("total"))))
                .list();
    }

    JdbcClient.StatementSpec period(String select, Filter filter, String rest) {
        return select(select, filter, rest)
                .param("start", utc(filter.period().start()))
                .param("end", utc(filter.period().end()));
    }

    private JdbcClient.StatementSpec select(String select, Filter filter, String rest) {
        return jdbc.sql(select + conditions(filter) + rest)
                .param(
                        "channel",
                        filter.channel() == null ? null : filter.channel().name())
                .param(
                        "reason",
                        filter.reason() == null ? null : filter.reason().name())
                .param("seller", filter.seller());
    }

    /** What a filter asks beside its period; both tables call their columns alike. */
    static String conditions(Filter filter) {
        return (filter.channel() == null ? "" : " and effective_channel = :channel")
                + (filter.reason() == null ? "" : " and reason = :reason")
                + (filter.seller() == null ? "" : " and seller_id = :seller");
    }

    static Money money(String currency, BigDecimal amount) {
        CurrencyUnit unit = CurrencyUnit.of(currency.strip());
        return Money.of(unit, amount.setScale(unit.getDecimalPlaces()));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static List<Long> longs(ResultSet row, String prefix, int count) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        for (int index : IntStream.range(0, count).toArray()) {
            numbers.add(row.getLong(prefix + index));
        }
        return List.copyOf(numbers);
    }

    private static @Nullable Double days(ResultSet row, String column) throws SQLException {
        double seconds = row.getDouble(column);
        return row.wasNull() ? null : seconds / SECONDS_OF_A_DAY;
    }
}
