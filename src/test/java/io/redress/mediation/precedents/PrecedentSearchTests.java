package io.redress.mediation.precedents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.cases.CaseNumber;
import io.redress.database.TestDatabase;
import io.redress.orders.Channel;
import io.redress.policy.Reason;
import io.redress.policy.Similarity;
import io.redress.policy.TestPolicies;
import io.redress.policy.Verdict;
import java.time.Clock;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("A search among 100,000 decided cases")
class PrecedentSearchTests {

    private static final JdbcClient JDBC =
            JdbcClient.create(TestDatabase.migrated().dataSource());

    private final Matter matter = new Matter(
            new CaseNumber("RC-2345-6789"),
            Reason.DAMAGED,
            Channel.TRADE_ASSURANCE,
            "B-1",
            "S-1",
            Verdict.PARTIAL,
            Verdict.SUFFICIENT,
            Money.parse("USD 1000.00"),
            List.of("Brass zither, model 77", "Chair"));
    private final Similarity similarity =
            TestPolicies.with(Clock.systemUTC()).consistency().similarity(matter.reason(), matter.effectiveChannel());

    @BeforeAll
    static void decideThem() {
        JDBC.sql("alter table precedent drop constraint precedent_case_number_fkey")
                .update();
        JDBC.sql("""
                        insert into precedent (case_number, reason, effective_channel, buyer_id, seller_id, buyer_verdict,
                                               seller_verdict, currency, at_stake, goods, remedy, awarded, fault,
                                               return_required, issued_at, first_remedy, first_awarded)
                        select 'RC-' || n,
                               (array['DAMAGED', 'DEFECTIVE', 'WRONG_ITEM', 'NOT_AS_DESCRIBED', 'NOT_DELIVERED'])[n % 5 + 1],
                               (array['TRADE_ASSURANCE', 'WHOLESALE', 'OFFLINE'])[n % 3 + 1],
                               'B-' || n % 20000, 'S-' || n % 5000,
                               (array['PARTIAL', 'SUFFICIENT', 'INSUFFICIENT'])[n % 7 % 3 + 1],
                               (array['PARTIAL', 'SUFFICIENT'])[n % 11 % 2 + 1],
                               'USD', case when n = 40005 then 1000 else 20 + (n::bigint * 7919) % 50000 end,
                               to_tsvector('english', case when n = 40005 then 'Brass zither model 77'
                                                           else 'Desk lamp number ' || n % 700 end),
                               'PARTIAL_REFUND', 10, 'SELLER', false,
                               timestamptz '2020-01-01' + n * interval '30 minutes', 'PARTIAL_REFUND', 10
                          from generate_series(1, 100000) n
                        """).update();
        JDBC.sql("analyze precedent").update();
    }

    @Test
    @DisplayName("reads a bounded part of them, by indexes only")
    void readsAPart() throws Exception {
        String plan = JDBC.sql("explain (analyze, timing off, format json) " + Precedents.SEARCH)
                .params(Precedents.parameters(matter, similarity))
                .query(String.class)
                .single();
        JsonNode top = new ObjectMapper().readTree(plan).get(0).get("Plan");

        assertThat(plan)
                .doesNotContain("\"Seq Scan\"")
                .contains("precedent_cell", "precedent_reason", "precedent_goods");
        assertThat(rowsOfPrecedent(top)).isBetween(100L, 5_000L);
    }

    @Test
    @DisplayName("finds the very same goods, however old, and the latest of the same kind")
    void finds() {
        List<Precedent> found = new Precedents(JDBC).similarTo(matter, similarity);

        assertThat(found).hasSizeBetween(20, 100).isSortedAccordingTo((one, other) -> other.points() - one.points());
        assertThat(found).allSatisfy(one -> assertThat(one.points()).isGreaterThanOrEqualTo(70));
        assertThat(found.get(0).number()).isEqualTo("RC-40005");
        assertThat(found.get(0).sharedWords()).contains("zither");
    }

    /** Whatever a scan gives, each time that it runs. */
    private static long rowsOfPrecedent(JsonNode node) {
        long rows = node.path("Relation Name").asText().equals("precedent")
                ? node.get("Actual Rows").asLong() * node.get("Actual Loops").asLong()
                : 0;
        for (JsonNode below : node.path("Plans")) {
            rows += rowsOfPrecedent(below);
        }
        return rows;
    }
}
