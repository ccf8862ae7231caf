package io.redress.evidence.store;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.redress.monitoring.Reading;
import io.redress.monitoring.Readings;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Figures by which operators see that evidence is scanned, and that the store has what it should. */
class EvidenceMeters {

    private final JdbcClient jdbc;
    private final Clock clock;

    EvidenceMeters(JdbcClient jdbc, Clock clock, Readings readings, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.clock = clock;
        Reading evidence = readings.of(this::count);
        Gauge.builder("redress.evidence.unscanned", () -> evidence.get("unscanned"))
                .description("Pieces of evidence that wait for the malware scanner")
                .register(meters);
        Gauge.builder("redress.evidence.unscanned.age", () -> evidence.get("age"))
                .baseUnit("seconds")
                .description("How long the first of them has waited")
                .register(meters);
        Gauge.builder("redress.evidence.alarms.open", () -> evidence.get("alarms"))
                .description("Contents of evidence that are missing or damaged")
                .register(meters);
    }

    /** By the indexes of what waits and of alarms that are open. */
    private Map<String, Double> count() {
        Instant now = clock.instant();
        return jdbc.sql("""
                        select waiting.*, (select count(*) from evidence_alarm where ended_at is null) alarms
                          from (select count(*) unscanned, min(submitted_at) first
                                  from evidence where status = 'UNSCANNED') waiting
                        """)
                .query((row, number) -> {
                    Timestamp first = row.getTimestamp("first");
                    return Map.of(
                            "unscanned",
                            row.getDouble("unscanned"),
                            "age",
                            first == null ? 0.0 : (now.toEpochMilli() - first.getTime()) / 1_000.0,
                            "alarms",
                            row.getDouble("alarms"));
                })
                .single();
    }
}
