package io.redress.policy;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * No row of a table fits the facts: the table has a hole that an analyst must close. Nothing stands in for the missing
 * answer; in a process this becomes an incident.
 */
public class NoRuleMatched extends IllegalStateException {

    private final String table;

    NoRuleMatched(RuleResult result, Map<String, ? extends @Nullable Object> facts) {
        super("No row of table %s (version %d) fits the facts %s".formatted(result.table(), result.version(), facts));
        this.table = result.table();
    }

    /** The key of the table. */
    public String table() {
        return table;
    }
}
