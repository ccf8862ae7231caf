package io.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.redress.RedressTest;
import io.redress.monitoring.MetricTime;
import io.redress.monitoring.Scrape;
import io.redress.security.Role;
import io.redress.security.TestTokens;
import java.io.UnsupportedEncodingException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@RedressTest(properties = "spring.datasource.hikari.connection-timeout=3000")
@DisplayName("Health")
class HealthTests {

    private static final String LIVENESS = "/actuator/health/liveness";
    private static final String READINESS = "/actuator/health/readiness";

    @Autowired
    private MockMvcTester http;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private MetricTime time;

    @Value("${spring.datasource.url}")
    private String url;

    @AfterEach
    void back() throws SQLException {
        allowConnections(true);
    }

    @Test
    @DisplayName(
            "sends nobody here while the database is away, does not ask to be killed for it, and comes back by itself")
    void databaseAway() throws Exception {
        assertThat(http.get().uri(READINESS)).hasStatusOk();
        assertThat(http.get().uri(LIVENESS)).hasStatusOk();
        assertThat(scrape().value("redress_jobs_due")).isZero();

        allowConnections(false);

        assertThat(http.get().uri(READINESS)).hasStatus(503).bodyText().doesNotContain("jdbc", "postgres");
        assertThat(http.get().uri(LIVENESS)).hasStatusOk();
        Scrape away = scrape();
        assertThat(away.value("redress_jobs_due")).isNaN();
        assertThat(away.value("redress_cases_open{stage=\"APPEAL\"}")).isNaN();
        assertThat(away.names()).contains("hikaricp_connections_timeout_total", "jvm_memory_used_bytes");

        allowConnections(true);

        // The pool tries again by itself.
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(http.get().uri(READINESS)).hasStatusOk());
        assertThat(scrape().value("redress_jobs_due")).isZero();
    }

    @Test
    @DisplayName("is told in one word, and of no part by itself")
    void tellsNoMore() {
        assertThat(http.get().uri(READINESS)).bodyText().isEqualTo("{\"status\":\"UP\"}");
        assertThat(http.get().uri("/actuator/health/db")).hasStatus(401);
        assertThat(http.get().uri(READINESS + "/db")).hasStatus(401);
    }

    private Scrape scrape() throws UnsupportedEncodingException {
        time.pass();
        return new Scrape(http.get()
                .uri("/actuator/prometheus")
                .headers(tokens.staff(Role.MONITOR, "prometheus"))
                .exchange()
                .getResponse()
                .getContentAsString());
    }

    /** As its owner, from another database of the same server. */
    private void allowConnections(boolean allowed) throws SQLException {
        String name = url.replaceAll(".*/([a-z0-9_]+).*", "$1");
        try (Connection beside = DriverManager.getConnection(url.replace("/" + name, "/postgres"), "redress", null);
                Statement statement = beside.createStatement()) {
            statement.execute("alter database " + name + " allow_connections " + allowed);
            if (!allowed) {
                statement.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
            }
        }
    }
}
