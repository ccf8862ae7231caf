package io.redress.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Figures of the database")
class ReadingTests {

    private static final Executor AT_ONCE = Runnable::run;

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong time = new AtomicLong();

    @Test
    @DisplayName("are asked for once, whatever is told of them, until they are ten seconds old")
    void areKept() {
        Reading reading = reading(AT_ONCE, () -> Map.of("cases", (double) asked.incrementAndGet()));

        assertThat(reading.get("cases")).isEqualTo(1);
        assertThat(reading.get("others")).isZero();
        pass(Duration.ofMillis(9_999));
        assertThat(reading.get("cases")).isEqualTo(1);

        pass(Duration.ofMillis(1));
        assertThat(reading.get("cases")).isEqualTo(2);
    }

    @Test
    @DisplayName("are asked for the more seldom the longer it takes, and take a fiftieth of the time")
    void areAskedForSeldomWhenTheyTakeLong() {
        Reading reading = reading(AT_ONCE, () -> {
            pass(Duration.ofSeconds(2));
            return Map.of("cases", (double) asked.incrementAndGet());
        });
        reading.get("cases");

        pass(Duration.ofSeconds(99));
        assertThat(reading.get("cases")).isEqualTo(1);
        pass(Duration.ofSeconds(1));
        assertThat(reading.get("cases")).isEqualTo(2);
    }

    @Test
    @DisplayName("are no number while the database fails, which is not asked again at once")
    void areUnknownAfterAFailure() {
        Reading reading = reading(AT_ONCE, () -> {
            if (asked.incrementAndGet() == 2) {
                throw new IllegalStateException("The database is away.");
            }
            return Map.of("cases", 7.0);
        });
        assertThat(reading.get("cases")).isEqualTo(7);

        pass(Duration.ofSeconds(10));
        assertThat(reading.get("cases")).isNaN();
        assertThat(reading.get("cases")).isNaN();
        assertThat(asked).hasValue(2);

        pass(Duration.ofSeconds(10));
        assertThat(reading.get("cases")).isEqualTo(7);
    }

    @Test
    @DisplayName("are told as they were while a query hangs, for five minutes, and nobody begins a second one")
    void doNotHangWithTheDatabase() {
        Queue<Runnable> hanging = new ArrayDeque<>();
        Reading reading = reading(hanging::add, () -> Map.of("cases", (double) asked.incrementAndGet()));

        assertThat(reading.get("cases")).isNaN();
        hanging.remove().run();
        assertThat(reading.get("cases")).isEqualTo(1);

        pass(Duration.ofMinutes(1));
        assertThat(reading.get("cases")).isEqualTo(1);
        assertThat(reading.get("cases")).isEqualTo(1);
        assertThat(hanging).hasSize(1);
        pass(Duration.ofMinutes(4).plusNanos(1));
        assertThat(reading.get("cases")).isNaN();

        hanging.remove().run();
        assertThat(reading.get("cases")).isEqualTo(2);
    }

    private void pass(Duration duration) {
        time.addAndGet(duration.toNanos());
    }

    private Reading reading(Executor reader, Supplier<Map<String, Double>> query) {
        return new Reading(query, reader, Duration.ofSeconds(10), Duration.ofMillis(1), time::get);
    }
}
