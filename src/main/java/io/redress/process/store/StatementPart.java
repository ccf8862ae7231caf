package io.redress.process.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One of the engine's statements within a larger one. What it writes to several rows of a table, one after another, is one
 * part: PostgreSQL prepares a place for each part whenever it runs, which costs it more than the rows do.
 *
 * @param <P> a value to be written, in the place of a question mark
 */
final class StatementPart<P> {

    private static final Pattern INSERT =
            Pattern.compile("(insert into .+?\\)\\s*values\\s*)(\\(.+\\))", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern DELETE = Pattern.compile(
            "(delete\\s+from\\s+\\S+\\s+where\\s+)ID_\\s*=\\s*\\?(\\s+and\\s+REV_\\s*=\\s*\\?)?",
            Pattern.CASE_INSENSITIVE);

    private final String sql;
    private final Form form;
    private final List<List<P>> rows = new ArrayList<>();

    StatementPart(String sql) {
        this.sql = sql;
        this.form = Form.of(sql);
    }

    boolean takes(String other) {
        return form.kind() != Kind.OTHER && sql.equals(other);
    }

    void add(List<P> values) {
        rows.add(values);
    }

    /** What its text depends on. */
    Shape shape() {
        return new Shape(sql, rows.size());
    }

    record Shape(String sql, int rows) {}

    /** Whether it may find fewer rows than it means; an insert fails instead. */
    boolean isCounted() {
        return form.kind() != Kind.INSERT;
    }

    /**
     * How many rows it found for each time that it was added. Of several which are to be deleted, it is not known which one
     * was not there, so that none is taken to be: whoever asked for them has lost to another either way.
     *
     * @param all how many it found together
     */
    int found(int all) {
        return rows.size() == 1 ? all : all == rows.size() ? 1 : 0;
    }

    String text() {
        if (rows.size() == 1) {
            return sql;
        }
        return switch (form.kind()) {
            case INSERT -> form.head() + times(form.row());
            case DELETE -> form.head() + "ID_ in (" + times("?") + ")";
            case DELETE_REVISION ->
                form.head() + "ID_ in (" + times("?") + ") and (ID_, REV_) in (" + times("(?, ?)") + ")";
            case OTHER -> throw new IllegalStateException("for one row: " + sql);
        };
    }

    private String times(String row) {
        return String.join(", ", Collections.nCopies(rows.size(), row));
    }

    /** In the order of the question marks of the text. */
    Stream<P> parameters() {
        Stream<P> all = rows.stream().flatMap(List::stream);
        return form.kind() == Kind.DELETE_REVISION && rows.size() > 1
                ? Stream.concat(rows.stream().map(row -> row.get(0)), all)
                : all;
    }

    private enum Kind {
        INSERT,
        DELETE,
        DELETE_REVISION,
        OTHER
    }

    /** A statement taken apart; those that take several rows are as many as the engine has tables. */
    private record Form(Kind kind, String head, String row) {

        private static final Form OTHER = new Form(Kind.OTHER, "", "");
        private static final Map<String, Form> KNOWN = new ConcurrentHashMap<>();

        static Form of(String sql) {
            Form known = KNOWN.get(sql);
            if (known == null) {
                known = takeApart(sql);
                if (known != OTHER) {
                    KNOWN.put(sql, known);
                }
            }
            return known;
        }

        private static Form takeApart(String sql) {
            Matcher insert = INSERT.matcher(sql);
            if (insert.matches()) {
                return new Form(Kind.INSERT, insert.group(1), insert.group(2));
            }
            Matcher delete = DELETE.matcher(sql);
            if (delete.matches()) {
                return new Form(delete.group(2) == null ? Kind.DELETE : Kind.DELETE_REVISION, delete.group(1), "");
            }
            return OTHER;
        }
    }
}
