package io.redress.policy;

import org.jspecify.annotations.Nullable;

/**
 * Whether staff may stop the clock now, and for how long.
 *
 * @param longestDays calendar days; {@code null} if they may not
 * @param explanation in words that the parties read
 * @param rule id of the rule, such as {@code M1}
 */
public record PauseAllowance(
        boolean allowed, @Nullable Integer longestDays, String explanation, String rule, Ruling ruling) {}
