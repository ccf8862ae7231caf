package io.redress.notification;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** Counts what became of attempts to tell somebody something, by the way it was to be told. */
public enum DeliveryMeters {
    WEBHOOK,
    MAIL;

    /** How an attempt ended, or a delivery that gets no further one. */
    public enum Outcome {
        DELIVERED,
        FAILED,
        GIVEN_UP
    }

    /** Counts one. */
    public void count(MeterRegistry meters, Outcome outcome) {
        count(meters, outcome, 1);
    }

    /** Counts several at once. */
    public void count(MeterRegistry meters, Outcome outcome, int number) {
        counter(meters, outcome).increment(number);
    }

    /** Makes them all begin at zero. */
    void register(MeterRegistry meters) {
        for (Outcome outcome : Outcome.values()) {
            counter(meters, outcome);
        }
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    private Counter counter(MeterRegistry meters, Outcome outcome) {
        return Counter.builder("redress.deliveries")
                .tag("channel", tag())
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .description("Attempts to deliver, and what was given up")
                .register(meters);
    }
}
