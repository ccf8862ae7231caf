package io.redress.policy;

import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks facts up and keeps what was said as a ruling. */
final class RuleBook {

    private final RuleTables tables;
    private final Clock clock;

    RuleBook(RuleTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /** @throws NoRuleMatched if no row fits */
    RuleResult lookUp(String table, Map<String, @Nullable Object> facts) {
        RuleResult said = tables.evaluate(table, facts);
        if (said.hits().isEmpty()) {
            throw new NoRuleMatched(said, facts);
        }
        return said;
    }

    /**
     * The one row of a table that answers with one.
     *
     * @throws NoRuleMatched if no row fits
     */
    <T> T decide(
            String table, Map<String, @Nullable Object> facts, Function<RuleHit, String> result, Answer<T> answer) {
        RuleResult said = lookUp(table, facts);
        if (said.hits().size() > 1) {
            throw new IllegalStateException("Table " + table + " must answer with one row, and answers with "
                    + said.hits().stream().map(RuleHit::ruleId).toList());
        }
        RuleHit hit = said.hits().get(0);
        return answer.of(hit, ruling(said, facts, result.apply(hit)));
    }

    Ruling ruling(RuleResult said, Map<String, @Nullable Object> facts, String result) {
        return Ruling.of(said, facts, result, clock.instant());
    }

    /** Makes a typed answer of a row. */
    interface Answer<T> {
        T of(RuleHit hit, Ruling ruling);
    }
}
