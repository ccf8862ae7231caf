package io.redress.insight;

import io.redress.insight.Table.Column;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A picture of some columns of a table: its first column names the categories, so that picture and table never say
 * different things.
 *
 * @param title what it shows
 * @param description the same for who cannot see it, with where the figures stand
 * @param unit what the axis counts
 */
record Chart(
        String id,
        Shape shape,
        String title,
        String description,
        String unit,
        List<String> categories,
        List<Series> series) {

    /** How it is drawn. */
    enum Shape {
        /** A bar for each category, its series one after another. */
        BARS,
        /** A line for each series over the categories, which are in the order of time. */
        LINES
    }

    /** @param values one for each category; {@code null} where there is none */
    record Series(String name, Color colour, List<@Nullable Double> values) {}

    private static final int MOST_BARS = 15;

    /**
     * Bars of some columns, for the first rows but the total.
     *
     * @param colours one for each column; they differ in lightness too, for who prints or sees without colours
     */
    static Chart bars(Table table, String unit, List<Color> colours, int... columns) {
        return of(table, Shape.BARS, unit, colours, columns);
    }

    static Chart lines(Table table, String unit, List<Color> colours, int... columns) {
        return of(table, Shape.LINES, unit, colours, columns);
    }

    private static Chart of(Table table, Shape shape, String unit, List<Color> colours, int... columns) {
        List<List<@Nullable Object>> rows = table.rows().stream()
                .filter(row -> !Tables.ALL.equals(row.get(0)))
                .limit(shape == Shape.BARS ? MOST_BARS : Long.MAX_VALUE)
                .toList();
        Column label = table.columns().get(0);
        List<Series> series = IntStream.range(0, columns.length)
                .mapToObj(index -> new Series(
                        table.columns().get(columns[index]).label(), colours.get(index), values(rows, columns[index])))
                .toList();
        return new Chart(
                table.name() + "-chart",
                shape,
                table.title(),
                "%s for each %s: %s. The table after it has the same figures."
                        .formatted(
                                shape == Shape.BARS ? "A bar" : "Lines with a point",
                                label.label().toLowerCase(java.util.Locale.ROOT),
                                String.join(
                                        ", ", series.stream().map(Series::name).toList())),
                unit,
                rows.stream().map(row -> label.shown(row.get(0))).toList(),
                series);
    }

    private static List<@Nullable Double> values(List<List<@Nullable Object>> rows, int column) {
        List<@Nullable Double> values = new ArrayList<>();
        rows.forEach(row -> values.add(row.get(column) instanceof Number number ? number.doubleValue() : null));
        return values;
    }
}
