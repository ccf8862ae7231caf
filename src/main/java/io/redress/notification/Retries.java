package io.redress.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When what was not taken is tried again, and when it is given up.
 *
 * @param waits how long to wait after each failed attempt; after one more it is given up
 * @param jitter by which share each of these waits may be longer, so that not all come at once
 */
public record Retries(List<Duration> waits, double jitter) {

    public Retries {
        waits = List.copyOf(waits);
    }

    /**
     * When to try again; empty if no more.
     *
     * @param failed attempts before the one that failed now
     */
    public Optional<Instant> next(int failed, Instant now) {
        if (failed >= waits.size()) {
            return Optional.empty();
        }
        double longer = 1 + jitter * ThreadLocalRandom.current().nextDouble();
        return Optional.of(now.plusMillis(Math.round(waits.get(failed).toMillis() * longer)));
    }
}
