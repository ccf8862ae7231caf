package io.redress.policy;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks facts up and keeps what was said as a ruling. The one place at which a version of a table is chosen: whoever asks
 * says for which case, or that it is for none.
 */
final class RuleBook {

    private final RuleTables tables;
    private final Clock clock;
    private final Consumer<String> gaps;
    private final @Nullable OpenedUnder opened;

    RuleBook(RuleTables tables, Clock clock) {
        this(tables, clock, table -> {});
    }

    /** @param gaps is told the key of a table that has no row for something */
    RuleBook(RuleTables tables, Clock clock, Consumer<String> gaps) {
        this(tables, clock, gaps, null);
    }

    private RuleBook(RuleTables tables, Clock clock, Consumer<String> gaps, @Nullable OpenedUnder opened) {
        this.tables = tables;
        this.clock = clock;
        this.gaps = gaps;
        this.opened = opened;
    }

    /** By the rules that a case was opened under. */
    RuleBook under(OpenedUnder rules) {
        return new RuleBook(tables, clock, gaps, rules);
    }

    /**
     * Asks a table what it is declared to be asked.
     *
     * @throws NoRuleMatched if no row fits
     * @throws IllegalStateException if {@link TableContracts} declares other facts, or nobody has said for which case
     */
    RuleResult lookUp(String table, Map<String, @Nullable Object> facts) {
        TableContracts.of(table).require(facts.keySet());
        if (opened == null) {
            throw new IllegalStateException("Under which rules? Table " + table + " was asked for no case.");
        }
        RuleResult said = tables.evaluate(table, opened, facts);
        if (said.hits().isEmpty()) {
            throw gap(said, facts);
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
        RuleHit hit = Results.one(table, said.hits());
        return answer.of(hit, Ruling.of(said, facts, result.apply(hit), clock.instant()));
    }

    /** The same for a table of which rulings are kept. */
    <T> T decide(String table, Map<String, @Nullable Object> facts, Answer<T> answer) {
        return decide(table, facts, hit -> Results.of(table, List.of(hit), facts), answer);
    }

    /** What to throw where a table does not say what it must. */
    NoRuleMatched gap(RuleResult said, Map<String, @Nullable Object> facts) {
        gaps.accept(said.table());
        return new NoRuleMatched(said, facts);
    }

    Ruling ruling(RuleResult said, Map<String, @Nullable Object> facts) {
        return Ruling.of(said, facts, Results.of(said.table(), said.hits(), facts), clock.instant());
    }

    /** Makes a typed answer of a row. */
    interface Answer<T> {
        T of(RuleHit hit, Ruling ruling);
    }
}
