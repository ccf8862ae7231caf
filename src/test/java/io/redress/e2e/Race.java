package io.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.redress.RedressApi;
import io.redress.process.EngineState;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Two who want the same thing at the same moment, on two threads; each round one of them a little later. */
final class Race implements AutoCloseable {

    private static final int LATEST_MICROS = 8_000;

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final Random random = new Random(20261126);
    private final Map<String, Integer> outcomes = new TreeMap<>();

    /**
     * What one of the two got.
     *
     * @param won whether it was done
     * @param code of the refusal, empty if it was done
     */
    record Reply(boolean won, String code, JsonNode body) {

        /** What the API answered: done, or 409; nothing else is allowed. */
        static Reply of(RedressApi.Answer answer) {
            assertThat(answer.status()).as("%s", answer.body()).isIn(200, 201, 409);
            return new Reply(answer.status() < 300, answer.body().path("code").asText(""), answer.body());
        }

        static Reply of(EngineState engine, EngineState.Waiting job) {
            return new Reply(fires(engine, job), "", MissingNode.getInstance());
        }

        /** As the job executor does it: what lost to another transaction is tried again, unless it is gone. */
        private static boolean fires(EngineState engine, EngineState.Waiting job) {
            for (int attempt = 1; ; attempt++) {
                try {
                    engine.execute(job);
                    return true;
                } catch (RuntimeException failure) {
                    if (!engine.isThere(job)) {
                        return false;
                    }
                    assertThat(attempt)
                            .as("attempts; the last one: %s", failure)
                            .isLessThan(5);
                }
            }
        }
    }

    /** Lets both go, and returns what they got, in this order. */
    List<Reply> run(Callable<Reply> one, Callable<Reply> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        int late = random.nextInt(LATEST_MICROS);
        boolean whose = random.nextBoolean();
        Future<Reply> first = threads.submit(() -> go(start, whose ? late : 0, one));
        Future<Reply> second = threads.submit(() -> go(start, whose ? 0 : late, other));
        return List.of(first.get(60, TimeUnit.SECONDS), second.get(60, TimeUnit.SECONDS));
    }

    void count(String outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }

    /** How often who won. */
    Map<String, Integer> outcomes() {
        return outcomes;
    }

    private static Reply go(CyclicBarrier start, int lateMicros, Callable<Reply> act) throws Exception {
        start.await(10, TimeUnit.SECONDS);
        long end = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(lateMicros);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return act.call();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
