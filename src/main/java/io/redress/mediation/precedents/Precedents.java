package io.redress.mediation.precedents;

import io.redress.orders.Channel;
import io.redress.policy.Fault;
import io.redress.policy.Reason;
import io.redress.policy.RemedyType;
import io.redress.policy.Similarity;
import io.redress.policy.SimilarityMeasure;
import io.redress.policy.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The decided cases. A search reads a bounded number of them, each by an index: of the reason and its relatives the
 * latest of each amount band around, of the reason itself the latest of all, and some with the very same goods. Among
 * these the points decide.
 */
@Repository
class Precedents {

    static final String SEARCH = """
            with wanted as materialized (
                select coalesce((select array_agg(distinct word)
                                   from unnest(tsvector_to_array(to_tsvector('english', :goods))) word), '{}') as words),
            candidate as (
                select near.case_number
                  from unnest(cast(:reasons as text[])) related (reason)
                 cross join unnest(cast(:bands as int[])) around (band)
                 cross join lateral (
                       select case_number from precedent
                        where reason = related.reason and effective_channel = :channel and currency = :currency
                          and band = around.band
                        order by issued_at desc limit 40) near
                union
                (select case_number from precedent where reason = :reason order by issued_at desc limit 100)
                union
                (select case_number from precedent where goods @@ to_tsquery('english', :sameGoods) limit 500)),
            compared as materialized (
                select precedent.*, cardinality(words) as word_count,
                       array(select unnest(tsvector_to_array(goods)) intersect select unnest(words)) as shared_words
                  from candidate
                 cross join lateral (
                       select * from precedent where case_number = candidate.case_number limit 1) precedent
                 cross join wanted
                 where precedent.case_number <> :number and not (buyer_id = :buyer and seller_id = :seller)),
            rated as (
                select compared.*,
                       case when reason = :reason then :pointsReason
                            when reason = any (cast(:reasons as text[])) then :pointsRelated else 0 end
                       + case when effective_channel = :channel then :pointsChannel else 0 end
                       + case when buyer_verdict = :buyersEvidence then :pointsBuyer else 0 end
                       + case when seller_verdict = :sellersEvidence then :pointsSeller else 0 end
                       + case when currency = :currency and at_stake between :from and :to
                              then :pointsAmount else 0 end
                       + :pointsGoods * cardinality(shared_words) / greatest(word_count, 1) as points
                  from compared)
            select * from rated
             where points >= :least
             order by points desc, issued_at desc, case_number
             limit :counted
            """;

    private static final int LONGEST_DESCRIPTION = 2_000;
    private static final int MOST_LINES = 50;
    private static final int LONGEST_WORD = 50;
    private static final int MOST_WORDS = 20;
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final JdbcClient jdbc;

    Precedents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Cases that are similar enough to this one to be counted, the most similar first, the later first among equals.
     * Neither the case itself nor another one of the same two parties is among them.
     */
    List<Precedent> similarTo(Matter matter, Similarity similarity) {
        return jdbc.sql(SEARCH)
                .params(parameters(matter, similarity))
                .query(Precedents::read)
                .list();
    }

    static Map<String, Object> parameters(Matter matter, Similarity similarity) {
        BigDecimal atStake = matter.atStake().getAmount();
        BigDecimal factor = BigDecimal.valueOf(similarity.of(SimilarityMeasure.AMOUNT_FACTOR));
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("number", matter.number().value());
        parameters.put("reason", matter.reason().name());
        parameters.put("reasons", related(matter.reason()));
        parameters.put("channel", matter.effectiveChannel().name());
        parameters.put("buyer", matter.buyerId());
        parameters.put("seller", matter.sellerId());
        parameters.put("buyersEvidence", matter.buyersEvidence().name());
        parameters.put("sellersEvidence", matter.sellersEvidence().name());
        parameters.put("currency", matter.atStake().getCurrencyUnit().getCode());
        parameters.put("bands", new Integer[] {matter.band() - 1, matter.band(), matter.band() + 1});
        parameters.put("from", atStake.divide(factor, 4, RoundingMode.HALF_UP));
        parameters.put("to", atStake.multiply(factor));
        parameters.put("goods", String.join(" ", lines(matter.goods())));
        parameters.put("sameGoods", sameGoods(matter.goods()));
        parameters.put("pointsReason", similarity.of(SimilarityMeasure.REASON));
        parameters.put("pointsRelated", similarity.of(SimilarityMeasure.RELATED_REASON));
        parameters.put("pointsChannel", similarity.of(SimilarityMeasure.CHANNEL));
        parameters.put("pointsBuyer", similarity.of(SimilarityMeasure.BUYER_EVIDENCE));
        parameters.put("pointsSeller", similarity.of(SimilarityMeasure.SELLER_EVIDENCE));
        parameters.put("pointsAmount", similarity.of(SimilarityMeasure.AMOUNT));
        parameters.put("pointsGoods", similarity.of(SimilarityMeasure.GOODS));
        parameters.put("least", similarity.of(SimilarityMeasure.LEAST_POINTS));
        parameters.put("counted", similarity.of(SimilarityMeasure.COUNTED));
        return parameters;
    }

    private static String[] related(Reason reason) {
        return Arrays.stream(Reason.values())
                .filter(reason::isRelatedTo)
                .map(Reason::name)
                .toArray(String[]::new);
    }

    private static List<String> lines(List<String> goods) {
        return goods.stream()
                .limit(MOST_LINES)
                .map(line -> line.substring(0, Math.min(line.length(), LONGEST_DESCRIPTION)))
                .toList();
    }

    /**
     * All words of a line, for any of the lines: {@code desk & lamp | chair}. Given as a value, so that the planner of the
     * database knows how rare they are.
     */
    private static String sameGoods(List<String> goods) {
        return lines(goods).stream()
                .map(line -> NO_LETTER
                        .splitAsStream(line)
                        .filter(word -> !word.isEmpty() && word.length() <= LONGEST_WORD)
                        .distinct()
                        .limit(MOST_WORDS)
                        .collect(Collectors.joining(" & ")))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" | "));
    }

    private static Precedent read(ResultSet row, int number) throws SQLException {
        CurrencyUnit currency = CurrencyUnit.of(row.getString("currency"));
        return new Precedent(
                row.getString("case_number"),
                Reason.valueOf(row.getString("reason")),
                Channel.valueOf(row.getString("effective_channel")),
                verdict(row.getString("buyer_verdict")),
                verdict(row.getString("seller_verdict")),
                Money.of(currency, row.getBigDecimal("at_stake"), RoundingMode.HALF_UP),
                RemedyType.valueOf(row.getString("remedy")),
                money(currency, row.getBigDecimal("awarded")),
                Fault.valueOf(row.getString("fault")),
                row.getBoolean("return_required"),
                row.getTimestamp("issued_at").toInstant(),
                RemedyType.valueOf(row.getString("first_remedy")),
                money(currency, row.getBigDecimal("first_awarded")),
                row.getString("appeal_outcome"),
                List.of((String[]) row.getArray("shared_words").getArray()),
                row.getInt("points"));
    }

    private static @Nullable Verdict verdict(@Nullable String name) {
        return name == null ? null : Verdict.valueOf(name);
    }

    private static @Nullable Money money(CurrencyUnit currency, @Nullable BigDecimal amount) {
        return amount == null ? null : Money.of(currency, amount, RoundingMode.HALF_UP);
    }
}
