package io.redress.policy;

import org.jspecify.annotations.Nullable;

/**
 * How long a term is.
 *
 * @param term ISO 8601, such as {@code P5D}
 * @param reminder how long before its end the party who has to act is reminded, ISO 8601
 * @param rule id of the rule
 */
public record TermLength(
        DeadlineName name,
        String term,
        TermBasis basis,
        @Nullable String reminder,
        String rule) {}
