package io.redress.process.diff;

import io.redress.process.diff.DmnModel.Column;
import io.redress.process.diff.DmnModel.Row;
import io.redress.process.diff.DmnModel.Table;
import io.redress.process.diff.Facts.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * Compares the tables of two files. Rows are the same by id; what is left is the same by content. Columns are the same by
 * what they ask or answer.
 */
final class DmnDiff {

    private static final String RULING = "rulings from then on may be others";
    private static final String CONTRACT = "the service tells and asks the table by its columns";
    private static final String WORDS = "only words, no ruling is another";

    private static final Set<String> WORDS_ONLY = Set.of("name", "description", "history kept for");

    private final DmnModel before;
    private final DmnModel after;

    DmnDiff(DmnModel before, DmnModel after) {
        this.before = before;
        this.after = after;
    }

    void changes(Consumer<Change> found) {
        for (Table then : before.tables()) {
            after.table(then.key())
                    .ifPresentOrElse(
                            now -> new Pair(then, now, found).compare(),
                            () -> found.accept(change(
                                    then,
                                    Kind.REMOVED,
                                    then.key(),
                                    "decision " + quoted(then.name()),
                                    "",
                                    Step.MAJOR,
                                    "whoever asks this decision gets no answer")));
        }
        for (Table now : after.tables()) {
            if (before.table(now.key()).isEmpty()) {
                found.accept(change(
                        now,
                        Kind.ADDED,
                        now.key(),
                        "decision " + quoted(now.name()),
                        "",
                        Step.MINOR,
                        "a decision that nobody asked before"));
            }
        }
    }

    private Change change(Table table, Kind kind, String id, String where, String details, Step step, String why) {
        return new Change(after.file(), table.key(), kind, id, where, details, step, why);
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    /** One table, then and now. */
    private final class Pair {

        private final Table then;
        private final Table now;
        private final Consumer<Change> found;

        /** Which column of now each column of then is; those that are gone are not in it. */
        private final Map<Integer, Integer> columns = new LinkedHashMap<>();

        /** Which row of now each row of then is. */
        private final Map<Integer, Integer> rows = new LinkedHashMap<>();

        Pair(Table then, Table now, Consumer<Change> found) {
            this.then = then;
            this.now = now;
            this.found = found;
        }

        void compare() {
            facts();
            columns();
            rows();
        }

        private void facts() {
            for (Difference difference : then.facts().differencesTo(now.facts())) {
                String name = difference.name();
                Step step = Step.MAJOR;
                String why = "the answer is put together in another way";
                if (name.equals(BpmnDiff.VERSION_TAG)) {
                    step = Step.NONE;
                    why = "only the number";
                } else if (WORDS_ONLY.contains(name)) {
                    step = Step.PATCH;
                    why = WORDS;
                } else if (name.equals("expression")) {
                    step = Step.MINOR;
                    why = RULING;
                }
                found.accept(change(
                        now,
                        Kind.CHANGED,
                        now.key(),
                        "decision " + quoted(now.name()),
                        Facts.inWords(name, difference.before(), difference.after(), "none"),
                        step,
                        why));
            }
        }

        private void columns() {
            for (int index = 0; index < then.columns().size(); index++) {
                Column column = then.columns().get(index);
                int other = find(column);
                if (other < 0) {
                    column(Kind.REMOVED, column, "", Step.MAJOR, CONTRACT);
                } else {
                    columns.put(index, other);
                    compare(column, now.columns().get(other));
                }
            }
            for (int index = 0; index < now.columns().size(); index++) {
                if (!columns.containsValue(index)) {
                    column(Kind.ADDED, now.columns().get(index), "", Step.MAJOR, CONTRACT);
                }
            }
            List<Integer> order = List.copyOf(columns.values());
            for (int place : Order.outOf(order)) {
                column(Kind.MOVED, now.columns().get(order.get(place)), "stands elsewhere", Step.PATCH, WORDS);
            }
        }

        private int find(Column column) {
            for (int index = 0; index < now.columns().size(); index++) {
                if (now.columns().get(index).id().equals(column.id())) {
                    return index;
                }
            }
            for (int index = 0; index < now.columns().size(); index++) {
                Column other = now.columns().get(index);
                if (other.input() == column.input() && other.expression().equals(column.expression())) {
                    return index;
                }
            }
            return -1;
        }

        private void compare(Column one, Column other) {
            List<String> details = new ArrayList<>();
            Step step = Step.NONE;
            String why = "";
            if (!one.label().equals(other.label())) {
                details.add(Facts.inWords("label", one.label(), other.label(), "none"));
                step = Step.PATCH;
                why = WORDS;
            }
            if (!one.values().equals(other.values())) {
                details.add(Facts.inWords("allowed values", one.values(), other.values(), "any"));
                step = Step.MINOR;
                why = RULING;
            }
            if (!one.expression().equals(other.expression())) {
                details.add(
                        Facts.inWords(one.input() ? "asks" : "answers", one.expression(), other.expression(), "none"));
                step = Step.MAJOR;
                why = CONTRACT;
            }
            if (!one.type().equals(other.type())) {
                details.add(Facts.inWords("type", one.type(), other.type(), "any"));
                step = Step.MAJOR;
                why = CONTRACT;
            }
            if (!details.isEmpty()) {
                column(Kind.CHANGED, other, String.join("; ", details), step, why);
            }
        }

        private void column(Kind kind, Column column, String details, Step step, String why) {
            found.accept(change(
                    now,
                    kind,
                    column.id(),
                    (column.input() ? "input column " : "output column ") + quoted(column.called()) + " of "
                            + quoted(now.name()),
                    details,
                    step,
                    why));
        }

        private void rows() {
            pair((one, other) -> !one.id().isEmpty() && one.id().equals(other.id()));
            pair((one, other) -> sameCells(one, other));
            for (int index = 0; index < then.rows().size(); index++) {
                Row row = then.rows().get(index);
                Integer other = rows.get(index);
                if (other == null) {
                    row(Kind.REMOVED, row, inWords(then, row), Step.MINOR, RULING);
                } else {
                    compare(row, now.rows().get(other));
                }
            }
            for (int index = 0; index < now.rows().size(); index++) {
                if (!rows.containsValue(index)) {
                    Row row = now.rows().get(index);
                    row(Kind.ADDED, row, inWords(now, row), Step.MINOR, RULING);
                }
            }
            List<Integer> order = rows.keySet().stream().sorted().map(rows::get).toList();
            for (int place : Order.outOf(order)) {
                row(
                        Kind.MOVED,
                        now.rows().get(order.get(place)),
                        "is row " + (order.get(place) + 1) + " now",
                        now.isOrdered() ? Step.MINOR : Step.PATCH,
                        now.isOrdered() ? "the first row that fits wins" : WORDS);
            }
        }

        private void pair(BiPredicate<Row, Row> same) {
            for (int index = 0; index < then.rows().size(); index++) {
                for (int other = 0; other < now.rows().size() && !rows.containsKey(index); other++) {
                    if (!rows.containsValue(other)
                            && same.test(then.rows().get(index), now.rows().get(other))) {
                        rows.put(index, other);
                    }
                }
            }
        }

        private boolean sameCells(Row one, Row other) {
            return !columns.isEmpty()
                    && columns.entrySet().stream()
                            .allMatch(column -> cell(one, column.getKey()).equals(cell(other, column.getValue())));
        }

        private void compare(Row one, Row other) {
            List<String> details = new ArrayList<>();
            Step step = Step.NONE;
            String why = "";
            if (!one.id().equals(other.id())) {
                details.add(Facts.inWords("id", one.id(), other.id(), "none"));
                step = Step.PATCH;
                why = WORDS;
            }
            if (!one.annotation().equals(other.annotation())) {
                details.add(Facts.inWords("annotation", one.annotation(), other.annotation(), "none"));
                step = Step.PATCH;
                why = WORDS;
            }
            for (Map.Entry<Integer, Integer> column : columns.entrySet()) {
                String from = cell(one, column.getKey());
                String to = cell(other, column.getValue());
                if (!from.equals(to)) {
                    details.add(cellInWords(now.columns().get(column.getValue()), from, to));
                    step = Step.MINOR;
                    why = RULING;
                }
            }
            if (!details.isEmpty()) {
                row(Kind.CHANGED, other, String.join("; ", details), step, why);
            }
        }

        private void row(Kind kind, Row row, String details, Step step, String why) {
            found.accept(change(now, kind, row.id(), row.where() + " of " + quoted(now.name()), details, step, why));
        }
    }

    private static String cell(Row row, int column) {
        return column < row.cells().size() ? row.cells().get(column) : "";
    }

    /** Such as {@code days 30 → 20}: a cell already has the quotation marks that it needs. */
    private static String cellInWords(Column column, String from, String to) {
        String empty = column.input() ? "anything" : "nothing";
        return column.called() + ": " + (from.isEmpty() ? empty : from) + " → " + (to.isEmpty() ? empty : to);
    }

    private static String inWords(Table table, Row row) {
        List<String> cells = new ArrayList<>();
        for (int index = 0; index < table.columns().size(); index++) {
            if (!cell(row, index).isEmpty()) {
                cells.add(table.columns().get(index).called() + ": " + cell(row, index));
            }
        }
        return String.join("; ", cells);
    }
}
