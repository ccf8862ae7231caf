package io.redress.policy;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rule tables as they are deployed. */
public interface RuleTables {

    /**
     * Looks a set of facts up in a table.
     *
     * @param table the table's key, such as {@code eligibility}, for the version under which a case would be opened now;
     *     or the id of one deployed version
     * @param facts the table's inputs by name: text, truth values and numbers, text for the members of enums, and
     *     lists of them; null where a fact does not exist
     * @return the rows that fit, in the order of the table; empty if none does
     * @throws IllegalArgumentException if there is no such table
     */
    RuleResult evaluate(String table, Map<String, ? extends @Nullable Object> facts);

    /**
     * The same by the version that applies to a case. Tables of which there is one version only answer all cases alike.
     *
     * @param table the table's key
     */
    default RuleResult evaluate(String table, OpenedUnder opened, Map<String, ? extends @Nullable Object> facts) {
        return evaluate(table, facts);
    }

    /**
     * What a case that is opened now has to keep, to be asked in the transaction that opens it.
     *
     * @param now when it is opened, UTC
     */
    default OpenedUnder openedAt(Instant now) {
        return new OpenedUnder(now, null);
    }
}
