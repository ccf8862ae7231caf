package io.redress.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts commands that did not simply run once: those sent again, and those that met another one. */
final class CommandMeters {

    private final Counter replayed;
    private final Counter inFlight;
    private final Counter reused;
    private final Counter retried;
    private final Counter refused;

    CommandMeters(MeterRegistry meters) {
        this.replayed = Counter.builder("redress.idempotency.replays")
                .description("Commands that were sent again, and got the answer of the first time")
                .register(meters);
        this.inFlight = conflict(meters, "in_flight");
        this.reused = conflict(meters, "reused");
        this.retried = lost(meters, "retried");
        this.refused = lost(meters, "refused");
    }

    private static Counter conflict(MeterRegistry meters, String reason) {
        return Counter.builder("redress.idempotency.conflicts")
                .tag("reason", reason)
                .description("Commands whose idempotency key was being worked on, or had come with another command")
                .register(meters);
    }

    private static Counter lost(MeterRegistry meters, String outcome) {
        return Counter.builder("redress.commands.lost")
                .tag("outcome", outcome)
                .description("Transactions of commands that lost to another one on the same case")
                .register(meters);
    }

    /** The answer of the first time was given again. */
    void replayed() {
        replayed.increment();
    }

    /** The same command is being worked on. */
    void inFlight() {
        inFlight.increment();
    }

    /** The key came with another command before. */
    void reused() {
        reused.increment();
    }

    /** It was run again from the start. */
    void retried() {
        retried.increment();
    }

    /** It has lost so often that whoever sent it is told. */
    void refused() {
        refused.increment();
    }
}
