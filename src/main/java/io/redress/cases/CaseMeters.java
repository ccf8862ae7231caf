package io.redress.cases;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.redress.monitoring.Reading;
import io.redress.monitoring.Readings;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Figures by which operators see how many cases there are, and whether they move. */
@Component
class CaseMeters {

    private static final Set<Stage> OPEN = EnumSet.complementOf(EnumSet.of(Stage.CLOSED));
    private static final String OVERDUE = "overdue ";

    private final JdbcClient jdbc;
    private final Clock clock;

    CaseMeters(JdbcClient jdbc, Clock clock, Readings readings, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.clock = clock;
        Reading cases = readings.of(this::count);
        for (Stage stage : OPEN) {
            Gauge.builder("redress.cases.open", () -> cases.get(stage.name()))
                    .tag("stage", stage.name())
                    .description("Cases that are not closed")
                    .register(meters);
            Gauge.builder("redress.cases.overdue", () -> cases.get(OVERDUE + stage.name()))
                    .tag("stage", stage.name())
                    .description("Those of them of which a running term has ended")
                    .register(meters);
        }
    }

    /** By the index that the figures of {@code /insight} read. */
    private Map<String, Double> count() {
        Map<String, Double> counted = new HashMap<>();
        jdbc.sql("""
                        select stage, count(*) cases, count(*) filter (where next_due_at < :now) overdue
                          from return_case
                         where stage <> 'CLOSED'
                         group by stage
                        """).param("now", Timestamp.from(clock.instant())).query(row -> {
            counted.put(row.getString("stage"), row.getDouble("cases"));
            counted.put(OVERDUE + row.getString("stage"), row.getDouble("overdue"));
        });
        return counted;
    }
}
