package io.redress.policy;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the eligibility table says about a request, in words that a party reads.
 *
 * @param rule id of the rule, such as {@code E21}
 * @param explanation with the dates and figures that it rests on
 * @param eligibleFrom what a blocked request waits for
 * @param eligibleAt when that is, UTC, if the date is known
 * @param lastDay the last day on which the request can or could be made, in the marketplace's time zone
 * @param alternative what else the party can do
 */
public record Finding(
        String rule,
        FindingKind kind,
        @Nullable Flag flag,
        String explanation,
        @Nullable EligibleFrom eligibleFrom,
        @Nullable Instant eligibleAt,
        @Nullable LocalDate lastDay,
        @Nullable String alternative) {}
