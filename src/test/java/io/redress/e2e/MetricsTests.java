package io.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.OrderFacts;
import io.redress.database.CommitCounter;
import io.redress.database.CommitCounter.Work;
import io.redress.ledger.PaymentOutage;
import io.redress.monitoring.MetricTime;
import io.redress.monitoring.Scrape;
import io.redress.security.Role;
import io.redress.security.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@DisplayName("What Prometheus reads")
class MetricsTests extends EndToEnd {

    private static final String METRICS = "/actuator/prometheus";

    /** Of cases, due jobs, failures, the outbox, deliveries, evidence. */
    private static final int STATEMENTS = 6;

    @Autowired
    private MetricTime time;

    @Autowired
    private CommitCounter database;

    @Autowired
    private PaymentOutage bank;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private ProcessEngine engine;

    @Test
    @DisplayName("follows cases on their way, and tells which are overdue")
    void casesByStage() {
        // What other tests have left open is overdue by then, and stays so.
        pass("P90D");
        Scrape before = scrape();
        OrderFacts order = order();
        send(order);
        String number = opened(order);
        Scrape opened = scrape();
        bringToMediation(order, number);
        Scrape mediated = scrape();

        assertThat(opened.since(before, "redress_cases_open{stage=\"NEGOTIATION\"}"))
                .isEqualTo(1);
        assertThat(mediated.since(before, "redress_cases_open{stage=\"NEGOTIATION\"}"))
                .isZero();
        assertThat(mediated.since(before, "redress_cases_open{stage=\"MEDIATION\"}"))
                .isEqualTo(1);
        assertThat(mediated.since(before, "redress_cases_overdue{stage=\"MEDIATION\"}"))
                .isZero();
        assertThat(mediated.since(before, "redress_outbox_waiting")).isPositive();

        pass("P22D");
        Scrape late = scrape();
        assertThat(late.since(before, "redress_cases_overdue{stage=\"MEDIATION\"}"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("tells of a refund that is due, that fails, and that nobody tries any more")
    void aRefundThatFails() {
        OrderFacts order = order();
        send(order);
        String number = opened(order);
        Scrape before = scrape();
        bank.begin();
        try {
            accept(api.seller(order.seller()), order, number);
            Scrape due = scrape();
            assertThat(due.since(before, "redress_jobs_due")).isEqualTo(1);

            pass("PT1S");
            Scrape failing = scrape();
            assertThat(failing.since(before, "redress_jobs_due")).isZero();
            assertThat(failing.since(before, "redress_jobs_failing")).isEqualTo(1);
            assertThat(failing.since(before, "redress_incidents")).isZero();

            pass("P1D");
            Scrape failed = scrape();
            assertThat(failed.since(before, "redress_jobs_failing")).isZero();
            assertThat(failed.since(before, "redress_jobs_failed")).isEqualTo(1);
            assertThat(failed.since(before, "redress_incidents")).isEqualTo(1);
        } finally {
            bank.end();
        }

        tryAgain(number);
        Scrape mended = scrape();
        assertThat(mended.since(before, "redress_jobs_failed")).isZero();
        assertThat(mended.since(before, "redress_incidents")).isZero();
    }

    /** As a deployer does in Cockpit. */
    private void tryAgain(String number) {
        engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .flatMap(process -> engine
                        .getManagementService()
                        .createJobQuery()
                        .processInstanceId(process.getId())
                        .noRetriesLeft()
                        .list()
                        .stream())
                .forEach(job -> engine.getManagementService().setJobRetries(job.getId(), 1));
        pass("PT1S");
    }

    @Test
    @DisplayName("counts commands that were sent again, and keys that were used for two of them")
    void commandsSentAgain() {
        OrderFacts order = order();
        send(order);
        Scrape before = scrape();
        String key = UUID.randomUUID().toString();
        Map<String, Object> request = request(order, "DAMAGED", 1, remedy("FULL_REFUND"));
        api.buyer(order.buyer()).post("/api/v1/cases", request, key).expect(201);

        api.buyer(order.buyer()).post("/api/v1/cases", request, key).expect(201);
        api.buyer(order.buyer())
                .post("/api/v1/cases", request(order, "DEFECTIVE", 1, remedy("FULL_REFUND")), key)
                .expect(422);

        Scrape after = scrape();
        assertThat(after.since(before, "redress_idempotency_replays_total")).isEqualTo(1);
        assertThat(after.since(before, "redress_idempotency_conflicts_total{reason=\"reused\"}"))
                .isEqualTo(1);
        assertThat(after.since(before, "redress_idempotency_conflicts_total{reason=\"in_flight\"}"))
                .isZero();
    }

    @Test
    @DisplayName("costs the database six statements, however many cases there are, and none if it was just read")
    void costsTheSame() {
        Work few = database.onAllThreads(this::readInProcess);
        OrderFacts order = order();
        send(order);
        opened(order);
        bringToMediation(order, opened(order));

        Work more = database.onAllThreads(this::readInProcess);
        Work again = database.onAllThreads(this::read);

        assertThat(counting(few)).hasSize(STATEMENTS);
        assertThat(counting(more)).hasSize(STATEMENTS).isEqualTo(counting(few));
        assertThat(more.writing()).hasValue(0);
        assertThat(counting(again)).isEmpty();
    }

    @Test
    @DisplayName("names routes and kinds, never a case or somebody, and does not grow with what there is")
    void doesNotGrow() {
        OrderFacts first = order();
        send(first);
        bringToMediation(first, opened(first));
        // It counts itself, the next time.
        scrape();
        Scrape before = scrape();

        OrderFacts order = order();
        send(order);
        String number = opened(order);
        bringToMediation(order, number);
        Scrape after = scrape();

        assertThat(after.text())
                .doesNotContain(number, order.id(), order.buyer(), order.seller())
                .contains("uri=\"/api/v1/cases/{number}\"", "uri=\"/api/v1/orders/{orderId}\"");
        assertThat(after.series("redress_", "http_"))
                .containsExactlyInAnyOrderElementsOf(before.series("redress_", "http_"));
    }

    @Test
    @DisplayName("is for a token of the role monitor, which opens nothing else")
    void isForMonitors() {
        HttpHeaders monitor = tokens.staff(Role.MONITOR, "prometheus");

        assertThat(mvc.get().uri(METRICS)).hasStatus(401);
        for (Role role : Role.values()) {
            assertThat(mvc.get().uri(METRICS).headers(tokens.staff(role, "somebody")))
                    .as(role.name())
                    .hasStatus(role == Role.MONITOR ? 200 : 403);
        }
        for (String elsewhere : List.of(
                "/api/v1/cases",
                "/api/v1/export-keys",
                "/api/v1/insight/returns",
                "/engine-rest/deployment",
                "/actuator/env",
                "/actuator/prometheus/more",
                "/actuator/health/db")) {
            assertThat(mvc.get().uri(elsewhere).headers(monitor)).as(elsewhere).hasStatus(403);
        }
        assertThat(mvc.get().uri("/desk/queue").headers(monitor)).hasStatus(401);
        assertThat(mvc.post().uri("/api/v1/policy/preview").headers(monitor)).hasStatus(403);
    }

    /** Without what the service does by the minute. */
    private static List<String> counting(Work work) {
        return work.statements().stream()
                .filter(sql -> sql.contains("count(*)"))
                .toList();
    }

    private String opened(OrderFacts order) {
        return open(order, request(order, "DAMAGED", 1, remedy("FULL_REFUND"))).text("/number");
    }

    /** As Prometheus does it, with a token of the issuer. */
    private Scrape scrape() {
        time.pass();
        return new Scrape(new String(api.client("prometheus").download(METRICS).body(), StandardCharsets.UTF_8));
    }

    private void readInProcess() {
        time.pass();
        read();
    }

    private void read() {
        assertThat(mvc.get().uri(METRICS).headers(tokens.staff(Role.MONITOR, "prometheus")))
                .hasStatusOk();
    }
}
