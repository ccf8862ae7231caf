package io.redress.policy;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One rung of the ladder of enforcement (S4).
 *
 * @param amount what is taken, for the rungs that take money
 * @param penaltyPoints what is added, 0 for the others
 * @param words in words that both parties read
 */
public record Measure(MeasureType type, @Nullable Money amount, int penaltyPoints, String words) {}
