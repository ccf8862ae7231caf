package io.redress.notification;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.redress.monitoring.Reading;
import io.redress.monitoring.Readings;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Figures by which operators see that the world is being told. */
@Component
class NotificationMeters {

    private final JdbcClient jdbc;
    private final Clock clock;

    NotificationMeters(JdbcClient jdbc, Clock clock, Readings readings, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.clock = clock;
        Reading outbox = readings.of(this::outbox);
        Gauge.builder("redress.outbox.waiting", () -> outbox.get("messages"))
                .description("Messages that no way of telling has taken yet")
                .register(meters);
        Gauge.builder("redress.outbox.age", () -> outbox.get("age"))
                .baseUnit("seconds")
                .description("How long the oldest of them has waited to be handed on")
                .register(meters);
        Reading deliveries = readings.of(this::deliveries);
        for (DeliveryMeters channel : DeliveryMeters.values()) {
            Gauge.builder("redress.deliveries.waiting", () -> deliveries.get(channel + " waiting"))
                    .tag("channel", channel.tag())
                    .description("What is neither delivered nor given up")
                    .register(meters);
            Gauge.builder("redress.deliveries.retrying", () -> deliveries.get(channel + " retrying"))
                    .tag("channel", channel.tag())
                    .description("The part of it that has failed at least once")
                    .register(meters);
            channel.register(meters);
        }
        for (WebhookEndpoint.Reason reason : WebhookEndpoint.Reason.values()) {
            Gauge.builder("redress.webhooks.disabled", () -> deliveries.get(reason.name()))
                    .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                    .description("Endpoints that are told nothing any more")
                    .register(meters);
        }
    }

    private Map<String, Double> outbox() {
        Instant now = clock.instant();
        return jdbc.sql("select count(*) messages, min(created_at) first from outbox where dispatched_at is null")
                .query((row, number) -> {
                    Timestamp first = row.getTimestamp("first");
                    return Map.of(
                            "messages",
                            row.getDouble("messages"),
                            "age",
                            first == null ? 0.0 : (now.toEpochMilli() - first.getTime()) / 1_000.0);
                })
                .single();
    }

    /** What waits, by the indexes of what waits; endpoints are few. */
    private Map<String, Double> deliveries() {
        return jdbc.sql("""
                        select webhooks.*, mails.*, endpoints.*
                          from (select count(*) webhooks, count(*) filter (where attempts > 0) webhooks_again
                                  from webhook_delivery where state = 'WAITING') webhooks,
                               (select count(*) mails, count(*) filter (where attempts > 0) mails_again
                                  from mail where status = 'WAITING') mails,
                               (select count(*) filter (where disabled_because = 'GONE') gone,
                                       count(*) filter (where disabled_because = 'OWNER') owner
                                  from webhook_endpoint) endpoints
                        """)
                .query((row, number) -> Map.of(
                        DeliveryMeters.WEBHOOK + " waiting",
                        row.getDouble("webhooks"),
                        DeliveryMeters.WEBHOOK + " retrying",
                        row.getDouble("webhooks_again"),
                        DeliveryMeters.MAIL + " waiting",
                        row.getDouble("mails"),
                        DeliveryMeters.MAIL + " retrying",
                        row.getDouble("mails_again"),
                        WebhookEndpoint.Reason.GONE.name(),
                        row.getDouble("gone"),
                        WebhookEndpoint.Reason.OWNER.name(),
                        row.getDouble("owner")))
                .single();
    }
}
