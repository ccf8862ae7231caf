package io.redress.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** A table, and how a row of it is copied. */
record Table(String name, List<Column> columns) {

    private static final String COLUMNS = """
            select attname, format_type(atttypid, null), atttypid in ('timestamp'::regtype, 'timestamptz'::regtype)
              from pg_attribute
             where attrelid = to_regclass(?) and attnum > 0 and not attisdropped and attgenerated = ''
             order by attnum
            """;

    /** @param moves whether it is a moment, which is another in each copy */
    record Column(String name, String type, boolean moves) {}

    static Table of(JdbcTemplate jdbc, String name) {
        return new Table(
                name,
                jdbc.query(
                        COLUMNS,
                        (row, index) -> new Column(row.getString(1), row.getString(2), row.getBoolean(3)),
                        name));
    }

    List<Stencil.Row> rowsSince(JdbcTemplate jdbc, long since) {
        String texts = columns.stream()
                .map(column -> '"'
                        + column.name()
                        + '"'
                        + (column.moves()
                                ? "::text || case when \"" + column.name()
                                        + "\" > (select now() + coalesce(max(ahead_ms), 0) * interval '1 millisecond' from sandbox_clock)"
                                        + " then '>' else '<' end"
                                : "::text"))
                .collect(Collectors.joining(", "));
        return jdbc.query(
                "select " + texts + " from " + name + " where xmin::text::bigint >= " + since, (row, index) -> {
                    List<String> values = new ArrayList<>();
                    for (int place = 1; place <= columns.size(); place++) {
                        values.add(row.getString(place));
                    }
                    return new Stencil.Row(this, values);
                });
    }

    /** The statement that writes a row for each copy. */
    String copied(List<String> values, Names names) {
        List<String> filled = new ArrayList<>();
        List<String> expressions = new ArrayList<>();
        for (int place = 0; place < columns.size(); place++) {
            String value = values.get(place);
            if (value != null) {
                Column column = columns.get(place);
                filled.add('"' + column.name() + '"');
                expressions.add(column.moves() ? moved(column, value) : copied(column, names.renamed(value)));
            }
        }
        return "insert into %s (%s) select %s from pg_temp.copies c"
                // A seller's pot is there once for several copies.
                .concat(name.equals("ledger_pot") ? " on conflict do nothing" : "")
                .formatted(name, String.join(", ", filled), String.join(", ", expressions));
    }

    private static String copied(Column column, String expression) {
        return "(" + expression + ")::" + column.type();
    }

    private static String moved(Column column, String value) {
        boolean ahead = value.endsWith(">");
        String moment = Names.literal(value.substring(0, value.length() - 1)) + "::" + column.type();
        return moment + (ahead ? " + c.shift" : " - c.shift");
    }
}
