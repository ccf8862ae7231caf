package io.redress.notification;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Figures by which operators see that the world is being told. */
@Component
class NotificationMeters {

    NotificationMeters(JdbcClient jdbc, MeterRegistry meters, Clock clock) {
        Gauge.builder("redress.outbox.age", () -> age(jdbc, clock))
                .baseUnit("seconds")
                .description("How long the oldest message has waited to be handed on")
                .register(meters);
        Gauge.builder(
                        "redress.webhooks.waiting",
                        () -> jdbc.sql("select count(*) from webhook_delivery where state = 'WAITING'")
                                .query(Long.class)
                                .single())
                .description("Deliveries to endpoints that are neither made nor given up")
                .register(meters);
    }

    private static double age(JdbcClient jdbc, Clock clock) {
        return jdbc
                .sql("select min(created_at) created_at from outbox where dispatched_at is null")
                .query((row, number) -> row.getTimestamp("created_at"))
                .list()
                .stream()
                .filter(Objects::nonNull)
                .mapToDouble(oldest -> (clock.millis() - oldest.getTime()) / 1_000.0)
                .findFirst()
                .orElse(0);
    }
}
