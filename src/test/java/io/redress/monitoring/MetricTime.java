package io.redress.monitoring;

import io.micrometer.core.instrument.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Time for metrics: the real one, and what a test lets pass besides. */
public class MetricTime implements Clock {

    private final AtomicLong passed = new AtomicLong();

    /** What was read before is old. */
    public void pass() {
        passed.addAndGet(Duration.ofDays(1).toNanos());
    }

    @Override
    public long wallTime() {
        return SYSTEM.wallTime();
    }

    @Override
    public long monotonicTime() {
        return SYSTEM.monotonicTime() + passed.get();
    }
}
