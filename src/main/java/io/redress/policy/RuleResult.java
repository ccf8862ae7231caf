package io.redress.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a table said.
 *
 * @param table the key of the table
 * @param version the deployed version, counted from 1
 * @param versionTag the name that the analyst gave that version, such as {@code 1.0.0}
 * @param hits the rows that fit, in the order of the table
 */
public record RuleResult(
        String table, int version, @Nullable String versionTag, List<RuleHit> hits) {

    public RuleResult {
        hits = List.copyOf(hits);
    }
}
