package io.redress.insight;

import io.redress.cases.Outcome;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cases that were closed in a period, by how they ended.
 *
 * @param reason of the claim; {@code null} for all reasons together
 * @param channel the effective channel; {@code null} for all channels together
 */
record Ended(@Nullable String reason, @Nullable String channel, Map<Outcome, Long> byOutcome) {

    long cases() {
        return byOutcome.values().stream().mapToLong(Long::longValue).sum();
    }

    boolean isTotal() {
        return reason == null && channel == null;
    }

    long with(Outcome outcome) {
        return byOutcome.getOrDefault(outcome, 0L);
    }
}
