package io.redress.monitoring;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The figures of one query. It is asked when somebody wants to know and what is known is old, on a thread of its own: who
 * asks waits a moment at most, also while the database is away. A query that takes long is asked the more seldom.
 */
public final class Reading {

    private static final Logger log = LoggerFactory.getLogger(Reading.class);

    /** Of all time, a query runs in one part of so many at most. */
    private static final int SHARE = 50;

    /** What is older is told to nobody. */
    private static final long TOO_OLD = TimeUnit.MINUTES.toNanos(5);

    /** @param figures null where the query failed */
    private record Read(@Nullable Map<String, Double> figures, long at, long took) {}

    private final Supplier<Map<String, Double>> query;
    private final Executor reader;
    private final long keptFor;
    private final long patience;
    private final LongSupplier nanoTime;

    private @Nullable Read last;
    private @Nullable CompletableFuture<Void> running;

    /** @param nanoTime a clock that only runs forward */
    Reading(
            Supplier<Map<String, Double>> query,
            Executor reader,
            Duration keptFor,
            Duration patience,
            LongSupplier nanoTime) {
        this.query = query;
        this.reader = reader;
        this.keptFor = keptFor.toNanos();
        this.patience = patience.toNanos();
        this.nanoTime = nanoTime;
    }

    /** What was counted under a name: nothing if the query did not tell, not a number while nothing is known. */
    public double get(String name) {
        CompletableFuture<Void> begun = refresh();
        if (begun != null) {
            await(begun);
        }
        Map<String, Double> known = known();
        return known == null ? Double.NaN : known.getOrDefault(name, 0.0);
    }

    /** Begins to read if it is time to; null if it is not, or if somebody else waits for it already. */
    private synchronized @Nullable CompletableFuture<Void> refresh() {
        boolean reading = running != null && !running.isDone();
        if (reading || last != null && ageOf(last) < Math.max(keptFor, SHARE * last.took())) {
            return null;
        }
        try {
            running = CompletableFuture.runAsync(this::read, reader);
            return running;
        } catch (RejectedExecutionException closing) {
            return null;
        }
    }

    private void read() {
        long begin = nanoTime.getAsLong();
        Map<String, Double> figures = null;
        try {
            figures = query.get();
        } catch (RuntimeException failure) {
            log.debug("Figures could not be read", failure);
        }
        long end = nanoTime.getAsLong();
        synchronized (this) {
            last = new Read(figures, end, end - begin);
        }
    }

    private synchronized @Nullable Map<String, Double> known() {
        return last == null || ageOf(last) > TOO_OLD ? null : last.figures();
    }

    private long ageOf(Read read) {
        return nanoTime.getAsLong() - read.at();
    }

    private void await(CompletableFuture<Void> begun) {
        try {
            begun.get(patience, TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException notNow) {
            log.debug("Figures are not waited for", notNow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
