package io.redress.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetriesTests {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private final Retries retries = new Retries(List.of(Duration.ofMinutes(1), Duration.ofHours(2)), 0.2);

    @Test
    void eachFailureWaitsItsTimeAndTheLastIsTheEnd() {
        assertThat(retries.next(0, NOW).orElseThrow()).isBetween(NOW.plusSeconds(60), NOW.plusSeconds(72));
        assertThat(retries.next(1, NOW).orElseThrow()).isBetween(NOW.plusSeconds(7_200), NOW.plusSeconds(8_640));
        assertThat(retries.next(2, NOW)).isEmpty();
    }

    @Test
    void whatFailedTogetherDoesNotComeBackTogether() {
        Set<Instant> again = IntStream.range(0, 100)
                .mapToObj(number -> retries.next(1, NOW).orElseThrow())
                .collect(Collectors.toSet());
        assertThat(again).hasSizeGreaterThan(90);
    }
}
