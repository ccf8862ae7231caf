package io.redress.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.redress.policy.Flag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the eligibility table found, as a party reads it.
 *
 * @param rule        the row's id, for example {@code E32}
 * @param finding     {@code ALLOW}, {@code BLOCK}, {@code FLAG} or {@code NOTE}
 * @param explanation with the dates it was computed from
 * @param eligibleAt  when the request becomes eligible, UTC; {@code null} for never or not known yet
 * @param alternative what else the party can do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingView(
        String rule,
        String finding,
        @Nullable Flag flag,
        String explanation,
        @Nullable Instant eligibleAt,
        @Nullable String alternative) {}
