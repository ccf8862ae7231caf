package io.redress.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.database.TestDatabase;
import io.redress.orders.Channel;
import io.redress.policy.Reason;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The figures over many cases: 5,000 of them, or 100,000 with {@code -Dredress.soak=true}, which also prints how long the
 * page takes.
 */
class ManyCasesTests {

    private static final boolean ALL = Boolean.getBoolean("redress.soak");
    private static final int CASES = ALL ? 100_000 : 5_000;
    private static final Set<String> WAYS_BY_AN_INDEX = Set.of("Index Scan", "Index Only Scan", "Bitmap Heap Scan");
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    /** What the page asks: open cases, decisions, outcomes, money, returns, sellers, product lines. */
    private static final int QUERIES = 7;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static TestDatabase database;

    @BeforeAll
    static void seed() {
        database = TestDatabase.migrated();
        ManyCases.seed(JdbcClient.create(database.dataSource()), CASES, 70, NOW);
    }

    @Test
    @DisplayName("no figure of three months reads a whole table, and those of cases find all they count in an index")
    void figuresReadTheirIndexes() throws Exception {
        Period quarter = new Period(TODAY.minusMonths(3), TODAY);
        for (Filter filter :
                List.of(Filter.all(quarter), new Filter(quarter, Channel.WHOLESALE, Reason.DAMAGED, "S-MANY-3"))) {
            for (JsonNode plan : plansOf(insight -> insight.report(filter))) {
                List<JsonNode> scans = scans(plan);
                assertThat(scans).isNotEmpty().allSatisfy(scan -> {
                    boolean cases = scan.path("Relation Name").asText().equals("return_case");
                    assertThat(scan.path("Node Type").asText())
                            .as(scan.toPrettyString())
                            .isNotEqualTo("Seq Scan")
                            .isIn(
                                    cases && !ALL && filter.seller() == null
                                            ? Set.of("Index Only Scan")
                                            : WAYS_BY_AN_INDEX);
                });
            }
        }
    }

    @Test
    @DisplayName("the page is counted, drawn, and takes as long as is written down in docs/performance.md")
    void thePageIsThere() {
        Insight insight = insight(JdbcClient.create(database.dataSource()));
        Filter year = Filter.all(Period.of(null, TODAY, TODAY));

        Report report = insight.report(year);

        long open = report.open().get(0).table().rows().stream()
                .filter(row -> row.get(0).equals("All"))
                .mapToLong(row -> (long) row.get(1))
                .sum();
        assertThat(open).isBetween(CASES / 200L, CASES / 4L);
        assertThat(report.returns())
                .allSatisfy(part -> assertThat(part.table().rows()).isNotEmpty());
        if (ALL) {
            time("the page over twelve months", () -> insight.report(year));
            time(
                    "the page over twelve months of one seller",
                    () -> insight.report(new Filter(year.period(), null, null, "S-MANY-3")));
            Period two = new Period(TODAY.minusYears(2), TODAY);
            time("the page over two years, which is all", () -> insight.report(Filter.all(two)));
            time("all sellers of two years as a table", () -> insight.table("returns-by-seller", Filter.all(two)));
            time(
                    "the returns of one seller over the API",
                    () -> insight.returns(new Filter(year.period(), null, null, "S-MANY-3")));
        }
    }

    private static void time(String what, Runnable work) {
        List<Long> times = new ArrayList<>();
        for (int round = 0; round < 20; round++) {
            long begin = System.nanoTime();
            work.run();
            times.add(Duration.ofNanos(System.nanoTime() - begin).toMillis());
        }
        List<Long> warm = times.subList(10, 20).stream().sorted().toList();
        System.out.printf("%,d cases, %s: %d ms, %d ms at most%n", CASES, what, warm.get(5), warm.get(9));
    }

    private static List<JsonNode> plansOf(Consumer<Insight> work) throws Exception {
        List<String> plans = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            if (!ALL) {
                // So few cases would be read whole even where an index serves, or their rows where it tells all.
                statement.execute("set enable_seqscan = off; set enable_bitmapscan = off");
            }
            work.accept(insight(JdbcClient.create(
                    new SingleConnectionDataSource(ExplainedConnection.of(connection, plans), true))));
        }
        List<JsonNode> read = new ArrayList<>();
        for (String plan : plans) {
            read.add(JSON.readTree(plan).path(0).path("Plan"));
        }
        assertThat(read).hasSize(QUERIES);
        return read;
    }

    private static Insight insight(JdbcClient jdbc) {
        Figures figures = new Figures(jdbc);
        return new Insight(figures, new ReturnFigures(figures), new SvgCharts(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static List<JsonNode> scans(JsonNode plan) {
        List<JsonNode> scans = new ArrayList<>();
        if (plan.has("Relation Name")) {
            scans.add(plan);
        }
        plan.path("Plans").forEach(part -> scans.addAll(scans(part)));
        return scans;
    }
}
