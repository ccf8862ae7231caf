package io.redress.policy;

import org.jspecify.annotations.Nullable;

/**
 * How a decision that is being drafted compares with similar cases (M7); {@code null} where the draft does not say yet, or
 * where nothing can be compared.
 *
 * @param sameRemedyPercent how many of them ended in the same remedy, in percent
 * @param shareDifference by how many percentage points of what was claimed the draft is away from the median
 * @param sameFaultPercent in how many of them the fault was found with the same, in percent
 */
public record OutcomeComparison(
        int similarCases,
        @Nullable Integer sameRemedyPercent,
        @Nullable Integer shareDifference,
        @Nullable Integer sameFaultPercent) {}
