package io.redress.process;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.redress.monitoring.Reading;
import io.redress.monitoring.Readings;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Figures by which operators see that timers and steps run, and which do not. */
@Component
class EngineMeters {

    private final JdbcClient jdbc;
    private final Clock clock;

    EngineMeters(JdbcClient jdbc, Clock clock, Readings readings, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.clock = clock;
        Reading due = readings.of(this::due);
        Reading failures = readings.of(this::failures);
        Gauge.builder("redress.jobs.due", () -> due.get("jobs"))
                .description("Timers and steps that could run and that no process has taken")
                .register(meters);
        Gauge.builder("redress.jobs.due.age", () -> due.get("age"))
                .baseUnit("seconds")
                .description("How long the first of them has been due")
                .register(meters);
        Gauge.builder("redress.jobs.failing", () -> failures.get("failing"))
                .description("Steps that have failed and will be tried again")
                .register(meters);
        Gauge.builder("redress.jobs.failed", () -> failures.get("failed"))
                .description("Steps that were tried in vain as often as they may be, and wait for somebody")
                .register(meters);
        Gauge.builder("redress.incidents", () -> failures.get("incidents"))
                .description("Incidents in Cockpit, each counted once, wherever it shows")
                .register(meters);
    }

    /** By the index on the due date. */
    private Map<String, Double> due() {
        Instant now = clock.instant();
        return jdbc.sql("""
                        select count(*) jobs, min(duedate_) first
                          from act_ru_job
                         where duedate_ <= :now
                           and retries_ > 0
                           and suspension_state_ = 1
                           and (lock_exp_time_ is null or lock_exp_time_ <= :now)
                        """)
                .param("now", Timestamp.from(now))
                .query((row, number) -> {
                    Timestamp first = row.getTimestamp("first");
                    return Map.of(
                            "jobs",
                            row.getDouble("jobs"),
                            "age",
                            first == null ? 0.0 : (now.toEpochMilli() - first.getTime()) / 1_000.0);
                })
                .single();
    }

    /** By indexes that have what failed, and nothing else. */
    private Map<String, Double> failures() {
        return jdbc.sql("""
                        select (select count(*) from act_ru_job where exception_stack_id_ is not null and retries_ > 0) failing,
                               (select count(*) from act_ru_job where retries_ = 0) failed,
                               (select count(*) from act_ru_incident where root_cause_incident_id_ = id_) incidents
                        """)
                .query((row, number) -> Map.of(
                        "failing", row.getDouble("failing"),
                        "failed", row.getDouble("failed"),
                        "incidents", row.getDouble("incidents")))
                .single();
    }
}
