package io.redress.insight;

import io.redress.insight.Returns.OfMonth;
import io.redress.insight.Returns.OfProductLine;
import io.redress.insight.Returns.OfReason;
import io.redress.insight.Returns.OfSeller;
import io.redress.insight.Returns.Top;
import io.redress.policy.Reason;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts returns by what was claimed, of whom, and when (R3). */
@Repository
class ReturnFigures {

    private final Figures figures;

    ReturnFigures(Figures figures) {
        this.figures = figures;
    }

    /** Cases opened in the period, by reason and by month, and what they claim in each currency. */
    Returns opened(Filter filter) {
        List<OfReason> byReason = new ArrayList<>();
        List<OfMonth> byMonth = new ArrayList<>();
        List<Money> claimed = new ArrayList<>();
        figures.period("""
                        select reason, to_char(month, 'YYYY-MM') as of_month, currency, count(*) filter (where first_of_case) as cases,
                               sum(pieces) as pieces, sum(claimed) as claimed
                          from (select reason, date_trunc('month', opened_at at time zone 'UTC') as month, currency,
                                       first_of_case, pieces, claimed
                                  from claimed_goods
                                 where opened_at >= :start and opened_at < :end""", filter, """
                        ) goods
                         group by grouping sets ((reason), (month), (currency))
                         order by month, cases desc, reason, currency""")
                .query((row, index) -> {
                    long cases = row.getLong("cases");
                    if (row.getString("reason") != null) {
                        return byReason.add(
                                new OfReason(Reason.valueOf(row.getString("reason")), cases, row.getLong("pieces")));
                    }
                    return row.getString("of_month") != null
                            ? byMonth.add(new OfMonth(row.getString("of_month"), cases))
                            : claimed.add(Figures.money(row.getString("currency"), row.getBigDecimal("claimed")));
                })
                .list();
        return new Returns(byReason, byMonth, claimed);
    }

    /** Sellers with cases opened in the period, those with most first. */
    Top<OfSeller> bySeller(Filter filter, int limit) {
        record Row(OfSeller seller, long all) {}
        // Two periods of the same length: cases that were opened, and cases that ended.
        JdbcClient.StatementSpec query = figures.period("""
                        with counted as (
                            select seller_id, reason, count(*) as cases
                              from claimed_goods
                             where first_of_case and opened_at >= :start and opened_at < :end""", filter, """

                             group by seller_id, reason),
                        seller as (
                            select seller_id, sum(cases)::bigint as cases, max(cases) as most,
                                   (array_agg(reason order by cases desc, reason))[1] as reason,
                                   count(*) over () as sellers
                              from counted
                             group by seller_id
                             order by sum(cases) desc, seller_id
                             limit :limit)
                        select seller_id, cases, most, seller.reason, sellers, coalesce(ended, 0) as ended,
                               coalesce(granted, 0) as granted
                          from seller
                          left join (
                            select seller_id, count(*) as ended,
                                   count(*) filter (where outcome in ('SETTLED', 'ENFORCED', 'LAPSED')) as granted
                              from return_case
                             where closed_at >= :start and closed_at < :end%s
                             group by seller_id) past using (seller_id)
                         order by cases desc, seller_id""".formatted(Figures.conditions(filter)));
        List<Row> rows = query.param("limit", limit)
                .query((row, index) -> new Row(
                        new OfSeller(
                                row.getString("seller_id"),
                                row.getLong("cases"),
                                Reason.valueOf(row.getString("reason")),
                                row.getLong("most"),
                                row.getLong("ended"),
                                row.getLong("granted")),
                        row.getLong("sellers")))
                .list();
        return new Top<>(
                rows.stream().map(Row::seller).toList(),
                rows.isEmpty() ? 0 : rows.get(0).all());
    }

    /** Reasons and product lines of cases opened in the period, the most frequent first. */
    Top<OfProductLine> byProductLine(Filter filter, int limit) {
        record Row(OfProductLine line, long all) {}
        List<Row> rows = figures.period("""
                        select reason, product_line, count(*) as cases, sum(pieces) as pieces, count(*) over () as lines
                          from claimed_goods
                         where opened_at >= :start and opened_at < :end""", filter, """

                         group by reason, product_line
                         order by count(*) desc, sum(pieces) desc, product_line, reason
                         limit :limit""")
                .param("limit", limit)
                .query((row, index) -> new Row(
                        new OfProductLine(
                                Reason.valueOf(row.getString("reason")),
                                row.getString("product_line"),
                                row.getLong("cases"),
                                row.getLong("pieces")),
                        row.getLong("lines")))
                .list();
        return new Top<>(
                rows.stream().map(Row::line).toList(),
                rows.isEmpty() ? 0 : rows.get(0).all());
    }
}
