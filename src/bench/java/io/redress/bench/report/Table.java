package io.redress.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A table in Markdown. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    Table(List<String> head) {
        rows.add(head);
    }

    void row(String first, List<String> cells) {
        List<String> row = new ArrayList<>();
        row.add(first);
        row.addAll(cells);
        rows.add(row);
    }

    static String number(double value) {
        String form = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, form, value);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(line(rows.get(0)));
        text.append("|---".repeat(rows.get(0).size())).append("|\n");
        rows.stream().skip(1).map(Table::line).forEach(text::append);
        return text.append('\n').toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
