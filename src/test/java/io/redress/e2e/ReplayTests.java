package io.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.OrderFacts;
import io.redress.cli.CommandLineInterface;
import io.redress.database.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a changed table would have said about cases that went through the service. */
@DisplayName("process replay")
class ReplayTests extends EndToEnd {

    private static final Path RULES = Path.of("bpmn", "rules");
    private static final int RULINGS = Boolean.getBoolean("redress.soak") ? 10_000 : 600;

    /** What the command said, and how it ended. */
    private record Said(int exitCode, String out, String err) {}

    @TempDir
    private Path folder;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private Environment settings;

    private OrderFacts late;
    private String lateCase;
    private String earlyCase;

    @BeforeEach
    void twoCasesAreThere() {
        late = order().delivered(Duration.ofDays(25));
        send(late);
        lateCase =
                open(late, request(late, "DEFECTIVE", 2, remedy("FULL_REFUND"))).text("/number");
        OrderFacts early = order().delivered(Duration.ofDays(15));
        send(early);
        earlyCase = open(early, request(early, "DEFECTIVE", 3, remedy("FULL_REFUND")))
                .text("/number");
    }

    @Test
    @DisplayName("nothing flips if nothing changes; others may have forged rulings of theirs in this database")
    void nothingFlipsIfNothingChanges() throws IOException {
        withdrawnForSilence();
        String mediated = enforced();
        Path csv = folder.resolve("none.csv");

        JsonNode report = new ObjectMapper()
                .readTree(replay("bpmn", "--json", "--csv", csv.toString()).out());

        assertThat(report.at("/rulings/tables").findValuesAsText("table")).contains("eligibility", "routing");
        assertThat(rows(csv)).extracting(row -> row.get("case")).doesNotContain(lateCase, earlyCase, mediated);
        assertThat(report.at("/cases/processes").findValuesAsText("process"))
                .contains("returnCase", "sellerNegotiation", "evidenceCollection", "mediation", "settlement");
        assertThat(report.at("/cases/processes")).allSatisfy(process -> {
            assertThat(process.path("differences")).as(process.toPrettyString()).isEmpty();
            assertThat(process.path("alike")).isEqualTo(process.path("walked"));
        });
    }

    @Test
    @DisplayName("20 days instead of 30: exactly the cases flip that came between, with the money that they claimed")
    void shorterWindowFlipsExactlyTheCasesBetween() throws IOException {
        Path changed = change("eligibility.dmn", Map.of("&lt;= 30", "&lt;= 20", "[31..90]", "[21..90]"));
        Path csv = folder.resolve("changes.csv");
        Path html = folder.resolve("report.html");

        Said said = replay(
                changed.toString(), "--table", "eligibility", "--csv", csv.toString(), "--html", html.toString());

        assertThat(said.exitCode()).as(said.err()).isEqualTo(1);
        Set<String> flipped = rows(csv).stream()
                .filter(row ->
                        row.get("before").equals("eligible") && row.get("after").equals("not eligible"))
                .map(row -> row.get("case"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(flipped).contains(lateCase).doesNotContain(earlyCase);
        assertThat(flipped)
                .isEqualTo(new TreeSet<>(sql.sql("""
                        select case_number from ruling
                         where rule_table = 'eligibility' and result = 'eligible'
                           and jsonb_path_exists(hits, '$[*] ? (@.ruleId == "rule_E30")')
                           and (facts ->> 'daysSinceReceipt')::int between 21 and 30
                        """).query(String.class).list()));
        assertThat(rows(csv))
                .filteredOn(row -> row.get("case").equals(lateCase))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("rows before")).isEqualTo("rule_E30");
                    assertThat(row.get("rows after")).isEqualTo("rule_E32");
                    assertThat(row.get("seller")).isEqualTo(late.seller());
                    assertThat(row.get("money") + " " + row.get("currency") + " " + row.get("amount"))
                            .isEqualTo("claimed USD 200.00");
                });
        assertThat(said.out())
                .contains("eligible → not eligible: ", "rows: rule_E30 → rule_E32", "money: ", "claimed USD ")
                .contains("DEFECTIVE ");
        assertThat(Files.readString(html))
                .contains("eligible → not eligible", "claimed USD", lateCase)
                .doesNotContain("<script", "<link", "src=", "url(");
    }

    @Test
    void aGapThatThePastWouldHitIsShownByACase() throws IOException {
        Path changed = change("eligibility.dmn", Map.of("&lt;= 30", "&lt;= 20"));

        JsonNode report = json(changed, "eligibility");

        JsonNode gap = change(report, "GAP");
        assertThat(gap.path("before").asText()).isEqualTo("eligible");
        assertThat(gap.path("facts").path("daysSinceReceipt").asInt()).isBetween(21, 30);
        assertThat(gap.path("examples").toString()).contains(lateCase);
        assertThat(replay(changed.toString(), "--table", "eligibility").out())
                .contains("eligible before; now no row answers", "daysSinceReceipt = ");
    }

    @Test
    void rowsThatOverlapAreNamed() throws IOException {
        String contract = "_noContract_if_contractSigned\">\n          <text>%s</text>";
        Path changed = change("eligibility.dmn", Map.of(contract.formatted("false"), contract.formatted("")));

        JsonNode overlap = change(json(changed, "effective-channel"), "OVERLAP");

        assertThat(overlap.path("after").asText()).isEqualTo("more than one row answers: rule_C1, rule_C1_noContract");
        assertThat(overlap.path("cases").asInt()).isPositive();
    }

    @Test
    void aFactThatWasNotRecordedCannotBeReplayed() throws IOException {
        Path changed = change("freight.dmn", Map.of("<text>lowValue</text>", "<text>bulky</text>"));

        JsonNode report = json(changed, "freight");

        JsonNode missing = change(report, "FACT_MISSING");
        assertThat(missing.path("after").asText()).endsWith("not recorded: bulky");
        assertThat(report.at("/rulings/tables/0/rulings/FACT_MISSING").asLong())
                .isEqualTo(report.at("/rulings/rulings").asLong())
                .isEqualTo(sql.sql("select count(*) from ruling where rule_table = 'freight'")
                        .query(Long.class)
                        .single());
    }

    @Test
    void anotherPayerMovesTheFreight() throws IOException {
        String payer = sql.sql("select result from ruling where rule_table = 'freight' and case_number = ?")
                .param(lateCase)
                .query(String.class)
                .single();
        String other = payer.equals("SELLER") ? "BUYER" : "SELLER";
        Path changed =
                change("freight.dmn", Map.of("<text>\"" + payer + "\"</text>", "<text>\"" + other + "\"</text>"));
        Path csv = folder.resolve("freight.csv");

        replay(changed.toString(), "--table", "freight", "--csv", csv.toString());

        assertThat(rows(csv))
                .filteredOn(row -> row.get("case").equals(lateCase))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("before") + " " + row.get("after")).isEqualTo(payer + " " + other);
                    assertThat(row.get("money") + " " + row.get("amount")).isEqualTo("return freight 50.00");
                });
    }

    @Test
    @DisplayName(
            "V1: a filing term of 3 days instead of 7 ends earlier what silence ended, and comes too early for who filed on the 5th")
    void aShorterTermMovesWhatSilenceEnded() throws IOException {
        withdrawnForSilence();
        OrderFacts order = order();
        String acting = filing(order);
        pass("P5D");
        escalate(api.buyer(order.buyer()), acting).expect(200);
        api.buyer(order.buyer()).post(path(acting, "/withdraw")).expect(200);
        assertThat(closed(acting)).isTrue();
        Path changed = change(
                "deadlines.dmn",
                Map.of(
                        "rule_V1_then_term\">\n          <text>\"P7D\"",
                        "rule_V1_then_term\">\n          <text>\"P3D\""));

        JsonNode cases = new ObjectMapper()
                .readTree(replay(changed.toString(), "--json").out())
                .path("cases");

        JsonNode term = cases.at("/terms/0");
        assertThat(cases.path("terms")).hasSize(1);
        assertThat(term.path("term").asText() + " " + term.path("before").asText() + " "
                        + term.path("after").asText())
                .isEqualTo("FILING P7D P3D");
        assertThat(term.path("ranOut").asInt()).isPositive();
        assertThat(term.path("examples").toString()).contains(acting);
        assertThat(cases.at("/shifted/most").asDouble()).isLessThanOrEqualTo(-4).matches(days -> days % 4 == 0);
        assertThat(replay(changed.toString()).out()).contains("FILING: P7D → P3D");
    }

    @Test
    void aStepThatIsRemovedIsMissedByTheCasesThatTookIt() throws IOException {
        withdrawnForSilence();
        String diagram = Files.readString(Path.of("bpmn", "return-case.bpmn"));
        Path changed = Files.writeString(
                folder.resolve("return-case.bpmn"),
                diagram.replace("\"service_openFiling\"", "\"service_beginFiling\""));

        Said said = replay(changed.toString());

        assertThat(said.exitCode()).as(said.err()).isEqualTo(1);
        assertThat(said.out())
                .contains("service task \"Open filing\" (service_openFiling) is not there any more")
                .contains("it would go through service task \"Open filing\" (service_beginFiling), which is new");
    }

    @Test
    void aWayThatIsCutIsLost() throws IOException {
        withdrawnForSilence();
        String diagram = Files.readString(Path.of("bpmn", "return-case.bpmn"));
        String flow = "sourceRef=\"timer_filing\" targetRef=\"service_withdrawUnfiled\"";
        assertThat(diagram).contains(flow);
        Path changed = Files.writeString(
                folder.resolve("return-case.bpmn"),
                diagram.replace(flow, "sourceRef=\"timer_filing\" targetRef=\"merge_evidence\""));

        Said said = replay(changed.toString());

        assertThat(said.out())
                .contains("no way leads from boundary event \"Filing term over\" (timer_filing) to service task"
                        + " \"Withdraw unfiled case\" (service_withdrawUnfiled) any more, but to exclusive gateway")
                .contains("ended at end event \"Case closed\" (end_caseClosed)");
    }

    /** S4: the platform does not hold the money, and the seller does not pay what the mediator awards. */
    private String enforced() {
        OrderFacts order = order().paidToTheSeller("1050.00");
        send(order);
        String number =
                open(order, request(order, "DAMAGED", 1, remedy("FULL_REFUND"))).text("/number");
        bringToMediation(order, number);
        api.client("mia")
                .post(path(number, "/decision"), decision(remedy("FULL_REFUND"), "SELLER", false))
                .expect(200);
        api.seller(order.seller()).post(path(number, "/appeals/waive")).expect(200);
        pass("PT1M");
        pass("P11D");
        assertThat(closed(number)).isTrue();
        return number;
    }

    /** N4, V1: neither side says anything, and the buyer does not file. */
    private void withdrawnForSilence() {
        String number = filing(order());
        pass("P8D");
        assertThat(closed(number)).isTrue();
    }

    /** A case whose seller was silent, so that the buyer may file now. */
    private String filing(OrderFacts order) {
        send(order);
        String number = open(order, request(order, "DEFECTIVE", 1, remedy("FULL_REFUND")))
                .text("/number");
        pass("P5DT1H");
        return number;
    }

    private boolean closed(String number) {
        return sql.sql("select stage = 'CLOSED' from return_case where number = ?")
                .param(number)
                .query(Boolean.class)
                .single();
    }

    @Test
    void saysWhatItCannotReplay() throws IOException {
        assertThat(replay("bpmn", "--table", "weather").err()).startsWith("There is no table weather. There are ");
        Path broken = Files.writeString(folder.resolve("freight.dmn"), "<definitions");
        Said said = replay(broken.toString());
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).startsWith("rules/freight.dmn cannot be read");
        assertThat(replay("bpmn", "--since", "2999-01-01").out())
                .isEqualTo("There are no rulings to replay.\nThere are no closed cases to walk.\n");
    }

    @Test
    @DisplayName("many rulings are read through a cursor; with -Dredress.soak=true 10,000, and how long it took")
    void readsManyRulings() {
        TestDatabase many = TestDatabase.migrated();
        JdbcClient copy = JdbcClient.create(many.dataSource());
        copy(
                "orders",
                "order_id, buyer_id, seller_id, facts, version, created_at, updated_at",
                "order_id = ?",
                late.id(),
                copy);
        copy(
                "return_case",
                "number, order_id, buyer_id, seller_id, reason, effective_channel, stage, facts, created_at, updated_at",
                "number = ?",
                lateCase,
                copy);
        copy(
                "ruling",
                "id, case_number, rule_table, table_version, facts, hits, result, ruled_at",
                "case_number = ?",
                lateCase,
                copy);
        long there = copy.sql("select count(*) from ruling").query(Long.class).single();
        copy.sql("""
                insert into ruling (id, case_number, rule_table, table_version, facts, hits, result, ruled_at)
                select gen_random_uuid(), case_number, rule_table, table_version,
                       case rule_table when 'eligibility'
                            then jsonb_set(facts, '{workingDaysSinceOrder}', to_jsonb(6 + number % 400)) else facts end,
                       hits, result, ruled_at
                  from ruling cross join generate_series(1, ? / ? + 1) number
                 limit ? - ?
                """).params(RULINGS, there, RULINGS, there).update();
        long begin = System.nanoTime();

        Said said = run(List.of("--spring.datasource.url=" + many.url()), "bpmn");

        long millis = (System.nanoTime() - begin) / 1_000_000;
        assertThat(said.out()).contains("%,d rulings replayed: all are as before.".formatted(RULINGS));
        assertThat(said.exitCode()).isZero();
        if (Boolean.getBoolean("redress.soak")) {
            System.out.printf("%,d rulings in %,d ms, with the start of the command%n", RULINGS, millis);
        }
    }

    private void copy(String table, String columns, String condition, String key, JdbcClient to) {
        String rows = sql.sql("select json_agg(row) from (select %s from %s where %s) row"
                        .formatted(columns, table, condition))
                .param(key)
                .query(String.class)
                .single();
        to.sql("insert into %2$s (%1$s) select %1$s from json_populate_recordset(null::%2$s, ?::json)"
                        .formatted(columns, table))
                .param(rows)
                .update();
    }

    private static JsonNode change(JsonNode report, String verdict) {
        return report.at("/rulings/tables/0/changes")
                .valueStream()
                .filter(change -> change.path("verdict").asText().equals(verdict))
                .findFirst()
                .orElseThrow(() -> new AssertionError(report.toPrettyString()));
    }

    private JsonNode json(Path changed, String table) throws IOException {
        Said said = replay(changed.toString(), "--table", table, "--json");
        assertThat(said.exitCode()).as(said.err()).isEqualTo(1);
        return new ObjectMapper().readTree(said.out());
    }

    private Path change(String file, Map<String, String> changes) throws IOException {
        String content = Files.readString(RULES.resolve(file));
        for (var change : changes.entrySet()) {
            assertThat(content).contains(change.getKey());
            content = content.replace(change.getKey(), change.getValue());
        }
        return Files.writeString(folder.resolve(file), content);
    }

    private static List<CSVRecord> rows(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            reader.skip(1);
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
        }
    }

    private Said replay(String... words) {
        return run(List.of("--spring.datasource.url=" + settings.getRequiredProperty("spring.datasource.url")), words);
    }

    private Said run(List<String> database, String... words) {
        List<String> args = new ArrayList<>(List.of("process", "replay"));
        args.addAll(List.of(words));
        args.addAll(database);
        args.add("--spring.datasource.username=" + settings.getRequiredProperty("spring.datasource.username"));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = CommandLineInterface.run(
                new PrintWriter(out, true), new PrintWriter(err, true), args.toArray(String[]::new));
        return new Said(exitCode, out.toString(), err.toString());
    }
}
