package io.redress.policy;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rule tables as they are deployed. */
public interface RuleTables {

    /**
     * Looks a set of facts up in a table.
     *
     * @param table the table's key, such as {@code eligibility}, for its latest deployed version; or the id of one
     *     deployed version
     * @param facts the table's inputs by name: text, truth values and numbers, text for the members of enums, and
     *     lists of them; null where a fact does not exist
     * @return the rows that fit, in the order of the table; empty if none does
     * @throws IllegalArgumentException if there is no such table
     */
    RuleResult evaluate(String table, Map<String, ? extends @Nullable Object> facts);
}
