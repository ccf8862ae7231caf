package io.redress.security;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much each of many may do in a time: a bucket for each name, full at first, that fills up again evenly. In the memory
 * of this process; of the names only the latest are remembered, so that whoever invents names fills no memory. Time is
 * the machine's, not that of the sandbox, which callers move.
 */
final class Allowance {

    /** A bucket takes about 300 bytes. */
    private static final int REMEMBERED = 50_000;

    private final long capacity;
    private final Duration period;
    private final TimeMeter time;
    private final Map<String, Bucket> buckets;

    /**
     * @param time {@link TimeMeter#SYSTEM_NANOTIME}, unless a test has its own
     * @param capacity what one may take at once, and within {@code period} again
     * @throws IllegalArgumentException if it is not positive
     */
    Allowance(long capacity, Duration period, TimeMeter time) {
        this(capacity, period, time, REMEMBERED);
    }

    Allowance(long capacity, Duration period, TimeMeter time, int remembered) {
        if (capacity < 1) {
            throw new IllegalArgumentException("an allowance of %d lets nobody do anything".formatted(capacity));
        }
        this.capacity = capacity;
        this.period = period;
        this.time = time;
        this.buckets = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > remembered;
            }
        });
    }

    /** Takes one, if it is left. */
    Left take(String name) {
        return take(name, 1);
    }

    /** Takes so many, if they are left; what is more than all there can be takes all. */
    Left take(String name, long count) {
        ConsumptionProbe probe = bucket(name).tryConsumeAndReturnRemaining(Math.min(count, capacity));
        return new Left(
                probe.isConsumed(),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()),
                Duration.ofNanos(probe.getNanosToWaitForReset()));
    }

    /** Whether one could be taken now; takes nothing. */
    Left look(String name) {
        EstimationProbe probe = bucket(name).estimateAbilityToConsume(1);
        return new Left(
                probe.canBeConsumed(),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()),
                Duration.ZERO);
    }

    /** Gives everything back, as after a sign-in that succeeded. */
    void forget(String name) {
        buckets.remove(name);
    }

    long capacity() {
        return capacity;
    }

    Duration period() {
        return period;
    }

    private Bucket bucket(String name) {
        return buckets.computeIfAbsent(
                name,
                first -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, period))
                        .withCustomTimePrecision(time)
                        .build());
    }

    /**
     * What became of a request for more.
     *
     * @param granted whether it was taken
     * @param remaining what is left
     * @param until how long it takes until it could be taken, if it was not
     * @param reset how long it takes until all is there again
     */
    record Left(boolean granted, long remaining, Duration until, Duration reset) {

        /** Whole seconds, at least one, for {@code Retry-After}. */
        long retryAfter() {
            return Math.max(1, wholeSeconds(until));
        }

        /** Whole seconds, for {@code RateLimit}. */
        long resetAfter() {
            return wholeSeconds(reset);
        }

        private static long wholeSeconds(Duration time) {
            return time.plusNanos(999_999_999).toSeconds();
        }
    }
}
