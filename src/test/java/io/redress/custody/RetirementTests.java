package io.redress.custody;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.RedressApi;
import io.redress.RedressTest;
import io.redress.policy.Ruling;
import io.redress.policy.Rulings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

@RedressTest(properties = {"redress.demo=true", "redress.demo-data=false"})
class RetirementTests {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment settings;

    @Autowired
    private Retirement retirement;

    @Autowired
    private Rulings rulings;

    @Autowired
    private CaseVerification verification;

    private RedressApi api;
    private MarkedCases cases;
    private Traces traces;

    @BeforeEach
    void begin() {
        api = new RedressApi(port);
        cases = new MarkedCases(api, clock::instant);
        traces = new Traces(
                jdbc,
                List.of(
                        Path.of(settings.getRequiredProperty("redress.evidence.directory")),
                        Path.of(settings.getRequiredProperty("redress.evidence.uploads.directory"))));
    }

    @Test
    @DisplayName(
            "R10: after seven years what is personal goes by night, and outcome, money and the log's skeleton stay")
    void whatIsPersonalGoes() {
        String number = cases.longCase();
        int events = count("select count(*) from case_event where case_number = ?", number);
        int bookings = count("select count(*) from ledger_transaction where case_number = ?", number);
        endedAgo(number, "6 years 360 days");
        cases.pass("P1D");
        assertThat(isRetired(number)).isFalse();

        cases.pass("P6D");

        assertThat(isRetired(number)).isTrue();
        removeExpiredUploads();
        assertThat(traces.of(cases.buyersMark)).isEmpty();
        assertThat(traces.of(cases.sellersMark)).isEmpty();
        assertThat(count("select count(*) from case_event where case_number = ?", number))
                .isEqualTo(events + 1);
        assertThat(count("select count(*) from ledger_transaction where case_number = ?", number))
                .isEqualTo(bookings)
                .isPositive();
        assertThat(cases.read(number).text("/outcome")).isEqualTo("SETTLED");
        assertThat(cases.read(number).text("/settlement/paid/amount")).isEqualTo("50.00");
        assertThat(rulings.of(number)).extracting(Ruling::table).contains("retention", "eligibility");
        var told = cases.read(number, "/timeline").at("/items");
        assertThat(told.get(events).at("/data/because").asText()).isEqualTo("RETENTION");
        assertThat(told.get(events).at("/data/rule").asText()).isEqualTo("R10");
        assertThat(verification.of(number).orElseThrow().findings()).isEmpty();
    }

    @Test
    @DisplayName("a held case is kept, whatever its age, until the hold is released")
    void aHeldCaseIsKept() {
        String number = cases.withdrawnCase();
        endedAgo(number, "9 years");
        api.client("lena")
                .post(MarkedCases.path(number, "/legal-hold"), Map.of("reason", "A court asks."))
                .expect(200);
        retirement.run();
        assertThat(isRetired(number)).isFalse();

        api.client("lena")
                .post(MarkedCases.path(number, "/legal-hold/release"), Map.of("reason", "It is over."))
                .expect(200);
        retirement.run();
        assertThat(isRetired(number)).isTrue();
    }

    @Test
    @DisplayName("R10: with a hold on the channel in the table, every case of it is kept, and erasure is refused")
    void aHeldChannelIsKept() throws IOException {
        String number = cases.withdrawnCase();
        endedAgo(number, "9 years");
        String table = Files.readString(Path.of("bpmn/rules/retention.dmn"));
        String held = table.replaceFirst("(?s)(rule_R10_then_hold\">\\s*<text>)false", "$1true");
        assertThat(held).isNotEqualTo(table);
        RepositoryService repository = context.getBean(RepositoryService.class);
        String deployment = repository
                .createDeployment()
                .addString("rules/retention.dmn", held)
                .deploy()
                .getId();
        try {
            retirement.run();
            assertThat(isRetired(number)).isFalse();
            assertThat(api.marketplace()
                            .post("/api/v1/parties/buyer/" + cases.buyer + "/erasure", Map.of("reason", "T-1"))
                            .expect(409)
                            .text("/code"))
                    .isEqualTo("legal-hold");
        } finally {
            repository.deleteDeployment(deployment);
        }

        retirement.run();
        assertThat(isRetired(number)).isTrue();
    }

    @Test
    @DisplayName("two nodes at once retire each case once")
    void twoNodes() throws Exception {
        List<String> numbers =
                List.of(cases.withdrawnCase(), cases.withdrawnCase(), cases.withdrawnCase(), cases.withdrawnCase());
        numbers.forEach(number -> endedAgo(number, "8 years"));
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            Future<Integer> one = nodes.submit(retirement::run);
            Future<Integer> other = nodes.submit(retirement::run);

            assertThat(one.get() + other.get()).isEqualTo(4);
        } finally {
            nodes.shutdown();
        }
        assertThat(retirement.run()).isZero();
        for (String number : numbers) {
            assertThat(count(
                            "select count(*) from case_event where case_number = ? and type = 'case.personal_data_erased'",
                            number))
                    .isEqualTo(1);
        }
    }

    @Test
    @DisplayName("one case that fails does not keep the others")
    void oneThatFails() {
        String broken = cases.withdrawnCase();
        String whole = cases.withdrawnCase();
        endedAgo(broken, "9 years");
        endedAgo(whole, "8 years");
        jdbc.sql("update return_case set facts = (jsonb_set(facts::jsonb, '{stage}', '\"SOMEWHERE\"'))::json"
                        + " where number = ?")
                .param(broken)
                .update();

        retirement.run();

        assertThat(isRetired(whole)).isTrue();
        assertThat(isRetired(broken)).isFalse();
        jdbc.sql("update return_case set facts = (jsonb_set(facts::jsonb, '{stage}', '\"CLOSED\"'))::json"
                        + " where number = ?")
                .param(broken)
                .update();
        retirement.run();
        assertThat(isRetired(broken)).isTrue();
    }

    /** What the database would say had the case ended then. */
    private void endedAgo(String number, String interval) {
        jdbc.sql("update return_case set closed_at = closed_at - cast(? as interval) where number = ?")
                .params(interval, number)
                .update();
    }

    private boolean isRetired(String number) {
        return jdbc.sql("select retired_at is not null from return_case where number = ?")
                .param(number)
                .query(Boolean.class)
                .single();
    }

    private int count(String sql, String number) {
        return jdbc.sql(sql).param(number).query(Integer.class).single();
    }

    private void removeExpiredUploads() {
        ReflectionTestUtils.invokeMethod(context.getBean("receivingUploads"), "removeExpired");
    }
}
