package io.redress.process.check;

import io.redress.policy.Fact;
import io.redress.policy.TableContract;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a table can be asked, and which rows answer. Facts are bound one after the other, each to every value that makes a
 * difference, and a part in which it is clear already what is searched is not looked into.
 */
final class RowSpace {

    private static final int MOST_FOUND = 60;

    private final TableModel table;
    private final TableContract contract;
    private final List<Fact> facts = new ArrayList<>();
    private final List<List<@Nullable Object>> values = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    /** By row, after how many bound facts nothing more can rule it out. */
    private final int[] settled;

    private final int linked;

    /**
     * @param expression what the column looks at
     * @param known after how many bound facts it can be worked out
     */
    private record Column(int index, String expression, Set<String> facts, int known) {}

    /** What is searched. */
    interface Goal {
        /**
         * Looks at a part of everything that can be asked.
         *
         * @param possible the rows that may answer in it
         * @param certain those of them that answer whatever is asked in it
         */
        Verdict of(BitSet possible, BitSet certain);
    }

    enum Verdict {
        FOUND,
        NOT_HERE,
        PERHAPS
    }

    RowSpace(TableModel table, TableContract contract) {
        this.table = table;
        this.contract = contract;
        Set<String> asked = new LinkedHashSet<>(new TreeSet<>(contract.linked()));
        table.inputs().forEach(input -> asked.addAll(Feel.facts(TableModel.expression(input))));
        linked = contract.linked().size();
        for (String name : asked) {
            contract.fact(name).ifPresent(fact -> {
                facts.add(fact);
                values.add(FactValues.of(fact, table));
            });
        }
        List<String> order = facts.stream().map(Fact::name).toList();
        for (int index = 0; index < table.inputs().size(); index++) {
            String expression = TableModel.expression(table.inputs().get(index));
            Set<String> looked = Feel.facts(expression);
            int known = looked.stream().mapToInt(order::indexOf).max().orElse(-1) + 1;
            columns.add(new Column(index, expression, looked, known));
        }
        columns.sort(Comparator.comparingInt(Column::known));
        settled = new int[table.rows().size()];
        for (int row = 0; row < settled.length; row++) {
            for (Column column : columns) {
                if (!isOpen(table.rows().get(row).conditions().get(column.index()))) {
                    settled[row] = Math.max(settled[row], column.known());
                }
            }
        }
    }

    private static boolean isOpen(String condition) {
        return condition.isEmpty() || condition.equals("-");
    }

    /** What can be asked so that the goal is found, at most some dozen times; nothing if it cannot. */
    List<Map<String, @Nullable Object>> search(Goal goal) {
        BitSet all = new BitSet();
        all.set(0, settled.length);
        List<Map<String, @Nullable Object>> found = new ArrayList<>();
        search(0, new LinkedHashMap<>(), rule(0, Map.of(), all), goal, found, new HashSet<>());
        return found;
    }

    private void search(
            int bound,
            Map<String, @Nullable Object> asked,
            BitSet possible,
            Goal goal,
            List<Map<String, @Nullable Object>> found,
            Set<List<Object>> seen) {
        if (found.size() >= MOST_FOUND) {
            return;
        }
        BitSet certain = new BitSet();
        possible.stream().filter(row -> settled[row] <= bound).forEach(certain::set);
        Verdict verdict = goal.of(possible, certain);
        if (verdict == Verdict.FOUND) {
            found.add(new LinkedHashMap<>(asked));
            return;
        }
        if (verdict == Verdict.NOT_HERE || bound == facts.size()) {
            return;
        }
        if (bound >= linked && !seen.add(List.of(bound, possible, stillLookedAt(bound, asked)))) {
            return;
        }
        String name = facts.get(bound).name();
        for (Object value : values.get(bound)) {
            asked.put(name, value);
            if (contract.possible().test(asked)) {
                search(bound + 1, asked, rule(bound + 1, asked, possible), goal, found, seen);
            }
            asked.remove(name);
        }
    }

    /** Values of bound facts on which a column depends that is not worked out yet. */
    private Map<String, Object> stillLookedAt(int bound, Map<String, @Nullable Object> asked) {
        Map<String, Object> open = new LinkedHashMap<>();
        columns.stream()
                .filter(column -> column.known() > bound)
                .forEach(column -> column.facts().stream()
                        .filter(asked::containsKey)
                        .forEach(fact -> open.put(fact, String.valueOf(asked.get(fact)))));
        return open;
    }

    /** The rows that are left when {@code bound} facts are known. */
    private BitSet rule(int bound, Map<String, @Nullable Object> asked, BitSet possible) {
        BitSet left = (BitSet) possible.clone();
        for (Column column : columns) {
            if (column.known() == bound) {
                Object value = value(column, asked);
                possible.stream()
                        .filter(row ->
                                !Feel.accepts(table.rows().get(row).conditions().get(column.index()), value))
                        .forEach(left::clear);
            }
        }
        return left;
    }

    private static @Nullable Object value(Column column, Map<String, @Nullable Object> asked) {
        if (asked.containsKey(column.expression())) {
            return asked.get(column.expression());
        }
        Map<String, @Nullable Object> looked = new LinkedHashMap<>(asked);
        looked.keySet().retainAll(column.facts());
        return Feel.value(column.expression(), looked);
    }

    /** Leaves out what does not matter: facts with any other value of which the same holds. */
    Map<String, @Nullable Object> shortened(Map<String, @Nullable Object> asked, Predicate<BitSet> holds) {
        Map<String, @Nullable Object> left = new LinkedHashMap<>(asked);
        for (String name : List.copyOf(left.keySet())) {
            Map<String, @Nullable Object> without = new LinkedHashMap<>(left);
            without.remove(name);
            if (!without.isEmpty() && always(without, holds)) {
                left = without;
            }
        }
        return left;
    }

    /** Whether it holds of everything that can be asked with these values. */
    private boolean always(Map<String, @Nullable Object> asked, Predicate<BitSet> holds) {
        BitSet all = new BitSet();
        all.set(0, settled.length);
        return always(0, new LinkedHashMap<>(), asked, rule(0, Map.of(), all), holds, new HashSet<>());
    }

    private boolean always(
            int bound,
            Map<String, @Nullable Object> some,
            Map<String, @Nullable Object> asked,
            BitSet possible,
            Predicate<BitSet> holds,
            Set<List<Object>> seen) {
        if (bound == facts.size()) {
            return holds.test(possible);
        }
        if (bound >= linked && !seen.add(List.of(bound, possible, stillLookedAt(bound, some)))) {
            return true;
        }
        String name = facts.get(bound).name();
        List<@Nullable Object> choices = new ArrayList<>();
        if (asked.containsKey(name)) {
            choices.add(asked.get(name));
        } else {
            choices.addAll(values.get(bound));
        }
        for (Object value : choices) {
            some.put(name, value);
            boolean held = !contract.possible().test(some)
                    || always(bound + 1, some, asked, rule(bound + 1, some, possible), holds, seen);
            some.remove(name);
            if (!held) {
                return false;
            }
        }
        return true;
    }

    /** Such as {@code "Reason" is DAMAGED and "Shipped?" is no}. */
    String inWords(Map<String, @Nullable Object> asked) {
        return asked.entrySet().stream()
                .map(entry -> "\"" + label(entry.getKey()) + "\" is " + inWords(entry.getValue()))
                .collect(Collectors.joining(" and "));
    }

    private String label(String fact) {
        return table.inputs().stream()
                .filter(input -> TableModel.expression(input).equals(fact))
                .map(TableModel::label)
                .findFirst()
                .orElse(fact);
    }

    private static String inWords(@Nullable Object value) {
        if (value instanceof Boolean truth) {
            return truth ? "yes" : "no";
        }
        if (value instanceof Double number) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        }
        if (value instanceof List<?> several) {
            return several.isEmpty() ? "empty" : several.toString();
        }
        return value == null ? "missing" : value.toString();
    }
}
