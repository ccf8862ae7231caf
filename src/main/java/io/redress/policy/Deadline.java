package io.redress.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A term with its dates, all UTC.
 *
 * @param startsAt when it began
 * @param dueAt when it ends
 * @param remindAt when the party who has to act is reminded; null if nobody is, or if the term is too short for it
 * @param rule id of the rule, such as {@code N1, N4}
 */
public record Deadline(
        DeadlineName name,
        Instant startsAt,
        Instant dueAt,
        @Nullable Instant remindAt,
        String rule,
        Ruling ruling) {}
