package io.redress.process.check;

import io.redress.policy.Fact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * As many values of a fact as make a difference to a table: all words, both truths, of numbers those that stand in cells and
 * their neighbours.
 */
final class FactValues {

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w\"])-?\\d+(?:\\.\\d+)?");

    private FactValues() {}

    static List<@Nullable Object> of(Fact fact, TableModel table) {
        Set<@Nullable Object> all = new LinkedHashSet<>();
        switch (fact.type()) {
            case TRUTH -> all.addAll(List.of(true, false));
            case WORD -> all.addAll(fact.words());
            case TEXT -> {
                all.addAll(fact.words());
                cells(fact, table).forEach(cell -> all.addAll(Feel.texts(cell)));
                all.add("something else");
            }
            case TEXTS -> {
                all.add(List.of());
                all.add(List.of("something else"));
                cells(fact, table).forEach(cell -> Feel.texts(cell).forEach(text -> all.add(List.of(text))));
            }
            case COUNT -> numbers(fact, BigDecimal.ONE, table).forEach(number -> all.add(number.intValue()));
            case AMOUNT ->
                numbers(fact, new BigDecimal("0.01"), table).forEach(number -> all.add(number.doubleValue()));
        }
        if (fact.optional()) {
            all.add(null);
        }
        return new ArrayList<>(all);
    }

    /** The numbers that stand in cells about the fact, and their neighbours; small ones where they are reckoned with. */
    private static Set<BigDecimal> numbers(Fact fact, BigDecimal step, TableModel table) {
        Set<BigDecimal> numbers = new TreeSet<>();
        numbers.add(BigDecimal.ZERO);
        boolean reckoned = table.inputs().stream()
                .map(TableModel::expression)
                .anyMatch(expression -> !expression.equals(fact.name())
                        && Feel.facts(expression).contains(fact.name()));
        if (reckoned) {
            List.of(1, 2, 3, 4).forEach(number -> numbers.add(BigDecimal.valueOf(number)));
        }
        for (String cell : cells(fact, table)) {
            NUMBER.matcher(cell)
                    .results()
                    .map(number -> new BigDecimal(number.group()))
                    .forEach(number -> {
                        numbers.add(number.subtract(step));
                        numbers.add(number);
                        numbers.add(number.add(step));
                    });
        }
        numbers.removeIf(number -> number.signum() < 0);
        return numbers.stream().map(BigDecimal::stripTrailingZeros).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The cells of the columns that look at a fact, and what these columns look at. */
    private static List<String> cells(Fact fact, TableModel table) {
        List<String> cells = new ArrayList<>();
        for (int index = 0; index < table.inputs().size(); index++) {
            String expression = TableModel.expression(table.inputs().get(index));
            if (Feel.facts(expression).contains(fact.name())) {
                cells.add(expression);
                int column = index;
                table.rows().forEach(row -> cells.add(row.conditions().get(column)));
            }
        }
        return cells;
    }
}
