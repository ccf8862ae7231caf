package io.redress.bench.path;

import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What a load came to.
 *
 * @param completed cases within the time, those under way by their steps
 * @param finished all cases that came to their end, also after the time
 * @param inputs commands a case
 * @param jobs timers and asynchronous jobs a case
 */
record Outcome(
        double completed, double seconds, int finished, double inputs, double jobs, Map<Step, Histogram> latencies) {

    /** One line of words {@code key=value}; times in microseconds. */
    String line() {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "completed=%.3f seconds=%.3f finished=%d inputs=%.2f jobs=%.2f",
                completed,
                seconds,
                finished,
                inputs,
                jobs));
        latencies.forEach((step, times) -> line.append(String.format(
                Locale.ROOT,
                " %s=%d,%d,%d,%d,%d",
                step,
                times.getTotalCount(),
                times.getValueAtPercentile(50),
                times.getValueAtPercentile(90),
                times.getValueAtPercentile(99),
                times.getMaxValue())));
        return line.toString();
    }
}
