package io.redress.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.redress.RedressTest;
import io.redress.audit.CaseEvent;
import io.redress.audit.CaseLog;
import io.redress.cases.Cases;
import io.redress.cases.Outcome;
import io.redress.cases.ReturnCase;
import io.redress.cases.Stage;
import io.redress.cases.Step;
import io.redress.policy.DeadlineName;
import io.redress.policy.Flag;
import io.redress.policy.FreightPayer;
import io.redress.process.CandidateDiagrams;
import io.redress.process.CandidateTables;
import io.redress.process.ModelFiles;
import io.redress.replay.ChangedRulings;
import io.redress.replay.Replay;
import io.redress.replay.ReplayReport;
import io.redress.replay.Walk;
import io.redress.replay.WalkReport;
import io.redress.security.TestTokens;
import io.redress.time.Sandbox;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;

@RedressTest(properties = {"redress.demo=true", "redress.demo-data=true"})
class DemoDataTests {

    @Autowired
    private DemoData demo;

    @Autowired
    private Sandbox sandbox;

    @Autowired
    private Cases cases;

    @Autowired
    private CaseLog log;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private DataSource database;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    @DisplayName("R1: the facts that were recorded give the same results, by the same rows, once more")
    void everyRulingReplaysAlike() {
        ReplayReport report = new Replay(
                        CandidateTables.of(ModelFiles.of(List.of(Path.of("bpmn")))), database, transactions)
                .run(null, Instant.EPOCH, ChangedRulings.nowhere(), (done, of) -> {});
        assertThat(report.tables())
                .allSatisfy(
                        table -> assertThat(table.changes()).as(table.table()).isEmpty());
        assertThat(report.rulings()).isGreaterThan(100);
        assertThat(report.tables())
                .extracting(ReplayReport.OfTable::table)
                .contains("eligibility", "freight", "routing");
    }

    @Test
    void everyClosedCaseWalksAlikeThroughTheSameDiagrams() {
        ModelFiles models = ModelFiles.of(List.of(Path.of("bpmn")));
        WalkReport report = new Walk(CandidateDiagrams.of(models), CandidateTables.of(models), database, transactions)
                .run(Instant.EPOCH);
        assertThat(report.processes())
                .allSatisfy(process ->
                        assertThat(process.differences()).as(process.process()).isEmpty());
        assertThat(report.isUnchanged()).isTrue();
        assertThat(report.processes())
                .extracting(WalkReport.OfProcess::process)
                .contains("returnCase", "sellerNegotiation", "settlement");
    }

    @Test
    void everyStoryIsInTheStageItHasReached() {
        Map<String, Stage> stages = all().stream()
                .collect(Collectors.toMap(ReturnCase::orderId, ReturnCase::stage, (one, other) -> one, TreeMap::new));
        assertThat(stages)
                .containsOnly(
                        entry("K1-PLATES", Stage.NEGOTIATION),
                        entry("K2-CANCELLED", Stage.SETTLEMENT),
                        entry("K3-PRINTER", Stage.NEGOTIATION),
                        entry("K4-CHAIRS", Stage.MEDIATION),
                        entry("K5-HERBS", Stage.MEDIATION),
                        entry("K6-ADVANCE", Stage.CLOSED),
                        entry("D1-VASES", Stage.FILING),
                        entry("D2-NAPKINS", Stage.EVIDENCE),
                        entry("D3-LAMPS", Stage.MEDIATION),
                        entry("D4-TILES", Stage.MEDIATION),
                        entry("D5-CANDLES", Stage.DECIDED),
                        entry("D6-KETTLES", Stage.APPEAL),
                        entry("D7-TABLECLOTHS", Stage.SETTLEMENT),
                        entry("D8-LANTERNS", Stage.CLOSED));
    }

    @Test
    @DisplayName("K1, E31, F50: the buyer's offer to pay the freight of a replacement waits for the seller")
    void platesWaitForTheSeller() {
        ReturnCase plates = caseOf("K1-PLATES");
        assertThat(plates.flags()).contains(Flag.LATENT_DEFECT);
        assertThat(plates.waitsAt(Step.ANSWER_REQUEST)).isTrue();
        assertThat(jdbc.sql("select freight_payer from offer where case_number = ? and status = 'OPEN'")
                        .param(plates.number().value())
                        .query(FreightPayer.class)
                        .single())
                .isEqualTo(FreightPayer.BUYER);
    }

    @Test
    @DisplayName("K2, S4, S5: the award is unpaid, and the shipment of the cancelled order is a breach")
    void ignoredAwardWaitsForThePayment() {
        ReturnCase cancelled = caseOf("K2-CANCELLED");
        assertThat(cancelled.waitsAt(Step.PAY_AWARD)).isTrue();
        assertThat(cancelled.flags()).contains(Flag.SHIPPED_AFTER_CANCELLATION);
    }

    @Test
    @DisplayName("K3, C1, N3: the order counts as offline, and the clock stands still for a repair")
    void printerIsBeingRepaired() {
        ReturnCase printer = caseOf("K3-PRINTER");
        assertThat(printer.effectiveChannel()).hasToString("OFFLINE");
        assertThat(printer.deadline(DeadlineName.NEGOTIATION).orElseThrow().pausedUntil())
                .isAfter(clock.instant());
    }

    @Test
    @DisplayName("K4, E80: the unsafe chairs are at the mediator, before everything else")
    void chairsAreUrgent() {
        ReturnCase chairs = caseOf("K4-CHAIRS");
        assertThat(chairs.flags()).contains(Flag.SAFETY);
        assertThat(chairs.waitsAt(Step.DECIDE_DISPUTE)).isTrue();
        assertThat(jdbc.sql("select distinct submitted_by from evidence where case_number = ?")
                        .param(chairs.number().value())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("BUYER", "SELLER");
    }

    @Test
    @DisplayName("K6, D8: what is closed has its outcome")
    void closedCasesHaveAnOutcome() {
        assertThat(caseOf("K6-ADVANCE").outcome()).isEqualTo(Outcome.SETTLED);
        assertThat(caseOf("D8-LANTERNS").outcome()).isEqualTo(Outcome.INELIGIBLE);
    }

    @Test
    @DisplayName("M4: the decision above 5,000 USD waits for the second signature, the appeal for its review")
    void seniorMediatorHasWork() {
        assertThat(caseOf("D4-TILES").waitsAt(Step.SIGN_DECISION)).isTrue();
        assertThat(caseOf("D6-KETTLES").waitsAt(Step.REVIEW_APPEAL)).isTrue();
    }

    @Test
    @DisplayName("R1: every history has the dates of its story, in order, and ends before the present")
    void historiesHaveRealDates() {
        for (ReturnCase told : all()) {
            List<Instant> times = log.of(told.number().value(), 0, 1_000).stream()
                    .map(CaseEvent::at)
                    .toList();
            assertThat(times).as(told.orderId()).isSorted();
            assertThat(times.get(0)).isBefore(clock.instant().minus(Duration.ofDays(2)));
            assertThat(times.get(times.size() - 1)).isBefore(clock.instant());
        }
    }

    @Test
    void marketplaceListsThemAllWithoutSayingHow() {
        assertThat(http.get().uri("/api/v1/cases").headers(tokens.marketplace()).exchange())
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items.length()")
                .isEqualTo(Stories.all().size());
    }

    @Test
    void nobodyIsToldOfWhatIsToldOfThePast() {
        assertThat(jdbc.sql("select count(*) from outbox").query(Integer.class).single())
                .isGreaterThan(Stories.all().size());
        assertThat(jdbc.sql("select count(*) from outbox where dispatched_at is distinct from created_at")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void nothingIsLoadedTwice() {
        assertThat(demo.load(sandbox, Stories.all())).isFalse();
        assertThat(all()).hasSize(Stories.all().size());
    }

    private List<ReturnCase> all() {
        return cases.list(new Cases.Query(Optional.empty(), Optional.empty(), null, null, Optional.empty(), 100));
    }

    private ReturnCase caseOf(String orderId) {
        return cases.ofOrder(orderId).get(0);
    }
}
