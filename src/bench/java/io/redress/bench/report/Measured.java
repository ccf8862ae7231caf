package io.redress.bench.report;

import io.redress.bench.path.Step;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a subject says that a load came to.
 *
 * @param latencies of the steps that were measured
 * @param jvm what its process used of the processor for the cases, without making their orders and looking at their rows
 * @param database the same of the server, autovacuum included
 */
record Measured(
        double completed,
        double seconds,
        int finished,
        double inputs,
        double jobs,
        Map<Step, Latency> latencies,
        Duration jvm,
        Duration database) {

    /** Times in microseconds. */
    record Latency(long count, long median, long p90, long p99, long longest) {

        private static Latency read(String text) {
            long[] numbers =
                    Arrays.stream(text.split(",")).mapToLong(Long::parseLong).toArray();
            return new Latency(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
        }
    }

    static Measured read(String line, Duration jvm, Duration database) {
        Map<String, String> said = Arrays.stream(line.split(" "))
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(word -> word[0], word -> word[1]));
        Map<Step, Latency> latencies = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            latencies.put(step, Latency.read(said.get(step.name())));
        }
        return new Measured(
                Double.parseDouble(said.get("completed")),
                Double.parseDouble(said.get("seconds")),
                Integer.parseInt(said.get("finished")),
                Double.parseDouble(said.get("inputs")),
                Double.parseDouble(said.get("jobs")),
                latencies,
                jvm,
                database);
    }

    /** Of one case. */
    Duration jvmOfCase() {
        return jvm.dividedBy(Math.max(1, finished));
    }

    /** Of one case. */
    Duration databaseOfCase() {
        return database.dividedBy(Math.max(1, finished));
    }

    double perSecond() {
        return completed / seconds;
    }
}
