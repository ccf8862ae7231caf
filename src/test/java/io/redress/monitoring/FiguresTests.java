package io.redress.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.redress.database.TestDatabase;
import io.redress.insight.ExplainedConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What a scrape asks of a database with 20,000 rows in each table that grows, or 100,000 with {@code -Dredress.soak=true}. */
@DisplayName("The figures of many cases")
class FiguresTests {

    private static final int ROWS = Boolean.getBoolean("redress.soak") ? 100_000 : 20_000;
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final List<String> STAGES =
            List.of("INTAKE", "NEGOTIATION", "FILING", "EVIDENCE", "MEDIATION", "DECIDED", "APPEAL", "SETTLEMENT");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** All that count rows of the database; each is known to its own package only. */
    private static final List<String> BEANS = List.of(
            "io.redress.cases.CaseMeters",
            "io.redress.process.EngineMeters",
            "io.redress.notification.NotificationMeters",
            "io.redress.evidence.store.EvidenceMeters");

    /** Of cases, due jobs, failures, the outbox, deliveries, evidence. */
    private static final int STATEMENTS = 6;

    /** Endpoints are as many as the marketplace has systems. */
    private static final String STAYS_SMALL = "webhook_endpoint";

    private static TestDatabase database;

    @BeforeAll
    static void seed() {
        database = TestDatabase.migrated();
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        seedCases(jdbc);
        seedEngine(jdbc);
        seedNews(jdbc);
        seedEvidence(jdbc);
        jdbc.sql(
                        "vacuum (analyze) return_case, act_ru_job, act_ru_incident, outbox, webhook_delivery, mail, evidence, evidence_alarm")
                .update();
    }

    private static void seedCases(JdbcClient jdbc) {
        jdbc.sql("insert into orders values ('O-MANY', 'B-MANY', 'S-MANY', '{}', 1, now(), now())")
                .update();
        // 5 are open in each stage, 2 of them past a term.
        jdbc.sql("""
                        insert into return_case (number, order_id, buyer_id, seller_id, reason, effective_channel, stage,
                                                 outcome, facts, created_at, updated_at, closed_at, next_due_at)
                        select 'RC-MANY-' || i, 'O-MANY', 'B-MANY', 'S-MANY', 'DAMAGED', 'WHOLESALE',
                               case when i <= 40 then (:stages::text[])[1 + i % 8] else 'CLOSED' end,
                               case when i > 40 then 'SETTLED' end, '{}', :now, :now, case when i > 40 then :now end,
                               case when i <= 16 then :now - interval '1 hour'
                                    when i <= 40 then :now + interval '1 hour' end
                          from generate_series(1, :rows) i
                        """)
                .param("rows", ROWS)
                .param("stages", STAGES.toArray(String[]::new))
                .param("now", NOW.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static void seedEngine(JdbcClient jdbc) {
        // 20 are due, 10 of them run; 7 have failed for good, 5 will be tried again in an hour.
        jdbc.sql("""
                        insert into act_ru_job (id_, rev_, type_, retries_, duedate_, lock_exp_time_, suspension_state_)
                        select 'job-' || i, 1, 'timer', case when i <= 7 then 0 else 5 end,
                               case when i <= 7 then :now::timestamp - interval '1 day'
                                    when i <= 27 then :now::timestamp - interval '30 seconds'
                                    else :now::timestamp + i * interval '1 minute' end,
                               case when i between 18 and 27 then :now::timestamp + interval '5 minutes' end, 1
                          from generate_series(1, :rows) i
                        """)
                .param("rows", ROWS)
                // In the zone of this JVM, as the engine writes it.
                .param("now", Timestamp.from(NOW))
                .update();
        jdbc.sql("insert into act_ge_bytearray (id_, rev_) select 'trace-' || i, 1 from generate_series(1, 5) i")
                .update();
        jdbc.sql("""
                        update act_ru_job set exception_stack_id_ = 'trace-' || (substr(id_, 5)::int - 100)
                         where id_ in ('job-101', 'job-102', 'job-103', 'job-104', 'job-105')
                        """).update();
        jdbc.sql("""
                        insert into act_ru_incident (id_, rev_, incident_timestamp_, incident_type_, cause_incident_id_,
                                                     root_cause_incident_id_)
                        select case when i < 7 then 'root-' else 'shown-' end || i, 1, :now, 'failedJob', 'root-' || i % 7,
                               'root-' || i % 7
                          from generate_series(0, :rows) i
                        """)
                .param("rows", ROWS)
                .param("now", NOW.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static void seedNews(JdbcClient jdbc) {
        jdbc.sql("""
                        insert into outbox (id, case_number, type, payload, created_at, dispatched_at)
                        select md5('m' || i)::uuid, 'RC-MANY-' || i, 'case.opened', '{}', :now - interval '90 seconds',
                               case when i > 4 then :now end
                          from generate_series(1, :rows) i
                        """)
                .param("rows", ROWS)
                .param("now", NOW.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        insert into webhook_endpoint (id, url, description, events, enabled, disabled_at, disabled_because,
                                                      secret, created_at)
                        select md5('e' || i)::uuid, 'https://m.example/' || i, '', '{}', because is null,
                               case when because is not null then :now end, because, 's', :now
                          from (values (1, null), (2, 'GONE'), (3, 'OWNER'), (4, 'OWNER')) ends (i, because)
                        """).param("now", NOW.atOffset(ZoneOffset.UTC)).update();
        jdbc.sql("""
                        insert into webhook_delivery (endpoint_id, message_id, case_number, seq, lane, state, attempts,
                                                      queued_at, ended_at)
                        select md5('e1')::uuid, md5('m' || i)::uuid, 'RC-MANY-' || i, 1, 0,
                               case when i <= 9 then 'WAITING' else 'DELIVERED' end, case when i <= 3 then 2 else 0 end,
                               :now, case when i > 9 then :now end
                          from generate_series(1, :rows) i
                        """)
                .param("rows", ROWS)
                .param("now", NOW.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        insert into mail (outbox_id, side, case_number, seq, status, attempts, next_at, created_at, ended_at)
                        select md5('m' || i)::uuid, 'BUYER', 'RC-MANY-' || i, 1,
                               case when i <= 6 then 'WAITING' else 'SENT' end, case when i <= 2 then 1 else 0 end,
                               :now, :now, case when i > 6 then :now end
                          from generate_series(1, :rows) i
                        """)
                .param("rows", ROWS)
                .param("now", NOW.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static void seedEvidence(JdbcClient jdbc) {
        jdbc.sql("""
                        insert into evidence_object (sha256, touched_at)
                        select md5('a' || i) || md5('b' || i), :now from generate_series(1, :rows) i
                        """)
                .param("rows", ROWS)
                .param("now", NOW.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        insert into evidence (id, case_number, type, description, file_name, media_type, size, sha256,
                                              stored_as, submitted_by, actor, submitted_at, status)
                        select md5('v' || i)::uuid, 'RC-MANY-' || i, 'PHOTO', '', 'a.png', 'image/png', 1,
                               md5('a' || i) || md5('b' || i), md5('a' || i) || md5('b' || i), 'BUYER', '{}',
                               :now - interval '10 minutes', case when i <= 8 then 'UNSCANNED' else 'SUBMITTED' end
                          from generate_series(1, :rows) i
                        """)
                .param("rows", ROWS)
                .param("now", NOW.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        insert into evidence_alarm (id, sha256, kind, found_by, raised_at, seen_at, ended_at)
                        select md5('l' || i)::uuid, md5('a' || i) || md5('b' || i), 'DAMAGED', 'NIGHT', :now, :now,
                               case when i > 2 then :now end
                          from generate_series(1, :rows) i
                        """)
                .param("rows", ROWS)
                .param("now", NOW.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Test
    @DisplayName("are six statements, each by an index, however many figures are told")
    void readTheirIndexes() throws Exception {
        List<String> plans = new ArrayList<>();

        figures(plans);

        assertThat(plans).hasSize(STATEMENTS);
        for (String plan : plans) {
            assertThat(scans(JSON.readTree(plan).path(0).path("Plan")))
                    .isNotEmpty()
                    .allSatisfy(scan -> assertThat(scan.path("Node Type").asText())
                            .as(scan.toPrettyString())
                            .isNotEqualTo("Seq Scan"));
        }
    }

    @Test
    @DisplayName("are those of the rows")
    void areTrue() throws Exception {
        Map<String, Double> figures = figures(new ArrayList<>());

        Map<String, Double> expected = new TreeMap<>(Map.of(
                "redress.jobs.due", 10.0,
                "redress.jobs.due.age", 30.0,
                "redress.jobs.failing", 5.0,
                "redress.jobs.failed", 7.0,
                "redress.incidents", 7.0,
                "redress.outbox.waiting", 4.0,
                "redress.outbox.age", 90.0,
                "redress.evidence.unscanned", 8.0,
                "redress.evidence.unscanned.age", 600.0,
                "redress.evidence.alarms.open", 2.0));
        expected.putAll(Map.of(
                "redress.deliveries.waiting webhook", 9.0,
                "redress.deliveries.retrying webhook", 3.0,
                "redress.deliveries.waiting mail", 6.0,
                "redress.deliveries.retrying mail", 2.0,
                "redress.webhooks.disabled gone", 1.0,
                "redress.webhooks.disabled owner", 2.0));
        for (String stage : STAGES) {
            expected.put("redress.cases.open " + stage, 5.0);
            expected.put("redress.cases.overdue " + stage, 2.0);
        }
        assertThat(figures).containsExactlyInAnyOrderEntriesOf(expected);
    }

    /** @param plans gets how the database is going to answer each query */
    private static Map<String, Double> figures(List<String> plans) throws SQLException, ClassNotFoundException {
        try (Connection connection = database.dataSource().getConnection();
                AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            SimpleMeterRegistry meters = new SimpleMeterRegistry();
            MonitoringProperties properties = new MonitoringProperties(Duration.ofHours(1), Duration.ofMinutes(1));
            context.registerBean(
                    JdbcClient.class,
                    () -> JdbcClient.create(
                            new SingleConnectionDataSource(ExplainedConnection.of(connection, plans), true)));
            context.registerBean(Clock.class, () -> Clock.fixed(NOW, ZoneOffset.UTC));
            context.registerBean(SimpleMeterRegistry.class, () -> meters);
            context.registerBean(Readings.class, () -> new Readings(properties, new MetricTime()));
            for (String bean : BEANS) {
                context.registerBean(Class.forName(bean));
            }
            context.refresh();
            return meters.getMeters().stream()
                    .filter(Gauge.class::isInstance)
                    .map(Gauge.class::cast)
                    .collect(Collectors.toMap(FiguresTests::nameOf, Gauge::value));
        }
    }

    private static String nameOf(Gauge gauge) {
        return gauge.getId().getTags().stream()
                .map(tag -> " " + tag.getValue())
                .collect(Collectors.joining("", gauge.getId().getName(), ""));
    }

    private static List<JsonNode> scans(JsonNode plan) {
        List<JsonNode> scans = new ArrayList<>();
        if (plan.has("Relation Name") && !plan.path("Relation Name").asText().equals(STAYS_SMALL)) {
            scans.add(plan);
        }
        plan.path("Plans").forEach(part -> scans.addAll(scans(part)));
        return scans;
    }
}
