package io.redress.policy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a rule table is told and what is read from its answer. {@link RuleBook} tells a table nothing else, so that the
 * check of a changed table can rely on it.
 *
 * @param one whether exactly one row has to answer
 * @param decides the words, in the first of {@code answers}, of which at least one has to be said; empty if any row will do
 * @param possible whether facts can come together; asked of some of them, and true for those of which it knows nothing
 * @param linked the facts that it looks at
 */
public record TableContract(
        String table,
        List<Fact> facts,
        List<AnswerColumn> answers,
        boolean one,
        Set<String> decides,
        Predicate<Map<String, ? extends @Nullable Object>> possible,
        Set<String> linked) {

    TableContract(String table, List<Fact> facts, List<AnswerColumn> answers) {
        this(table, facts, answers, false, Set.of(), some -> true, Set.of());
    }

    TableContract answersOnce() {
        return new TableContract(table, facts, answers, true, decides, possible, linked);
    }

    TableContract decidedBy(Set<String> words) {
        return new TableContract(table, facts, answers, one, words, possible, linked);
    }

    /** {@code value} of one fact comes with no other value of {@code other} than {@code with}. */
    TableContract whenever(String fact, @Nullable Object value, String other, @Nullable Object with) {
        return together(fact, other, (one, two) -> !Objects.equals(one, value) || Objects.equals(two, with));
    }

    /** Two facts come together only as {@code rule} says. */
    TableContract together(String fact, String other, BiPredicate<@Nullable Object, @Nullable Object> rule) {
        Predicate<Map<String, ? extends @Nullable Object>> both = some ->
                !some.containsKey(fact) || !some.containsKey(other) || rule.test(some.get(fact), some.get(other));
        Set<String> more = new TreeSet<>(linked);
        more.add(fact);
        more.add(other);
        return new TableContract(
                table, facts, answers, one, decides, some -> possible.test(some) && both.test(some), more);
    }

    public Optional<Fact> fact(String name) {
        return facts.stream().filter(fact -> fact.name().equals(name)).findFirst();
    }

    public Optional<AnswerColumn> answer(String name) {
        return answers.stream().filter(answer -> answer.name().equals(name)).findFirst();
    }

    /** @throws IllegalStateException if the table is told something else than is declared */
    void require(Set<String> told) {
        Set<String> differing = facts.stream()
                .filter(fact -> !fact.noted() && !told.contains(fact.name()))
                .map(Fact::name)
                .collect(Collectors.toCollection(TreeSet::new));
        told.stream().filter(name -> fact(name).isEmpty()).forEach(differing::add);
        if (!differing.isEmpty()) {
            throw new IllegalStateException(
                    "What table " + table + " is told differs from TableContracts by " + differing);
        }
    }
}
