package io.redress.growth;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Cases that the service has written, to be copied in SQL as often as a test or a benchmark wants. A copy is what the
 * service would have written: every id, case number, order and party of its own, in all tables and documents, each
 * pointing at its like. What lies ahead of the moment of copying is moved further ahead, what lies behind further
 * back, so that not all falls due at once. Hashes are copied as they are: a copy does not verify.
 */
public final class Stencil {

    /** A row that the service has written. */
    record Row(Table table, List<String> values) {}

    private static final String DEFINITIONS = """
            select id_ from act_re_procdef union all select id_ from act_re_deployment
            union all select id_ from act_ru_jobdef union all select id_ from act_re_decision_def
            union all select id_ from act_re_decision_req_def union all select id_ from act_re_camformdef
            union all select id_ from act_ge_bytearray
            """;

    private final JdbcTemplate jdbc;
    private final List<Row> rows;
    private final Names names;

    private Stencil(JdbcTemplate jdbc, List<Row> rows, Names names) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.names = names;
    }

    /**
     * Takes up all that cases have in their tables since a moment.
     *
     * @param administrator of the server, since no trigger may look at copies; nobody else writes meanwhile
     * @param since from {@link #moment}
     * @param parties ids of orders, buyers and sellers of those cases
     */
    public static Stencil of(DataSource administrator, long since, Collection<String> parties) {
        JdbcTemplate jdbc = new JdbcTemplate(administrator);
        List<Row> rows = new ArrayList<>();
        Stream.of(TablesOfCases.RUNNING, TablesOfCases.HISTORY, TablesOfCases.RECORDS)
                .flatMap(Set::stream)
                .sorted()
                .map(name -> Table.of(jdbc, name))
                .filter(table -> !table.columns().isEmpty())
                .forEach(table -> rows.addAll(table.rowsSince(jdbc, since)));
        Set<String> kept = new HashSet<>();
        jdbc.queryForList(DEFINITIONS, String.class).forEach(id -> kept.addAll(Names.idsIn(id)));
        List<String> values =
                rows.stream().flatMap(row -> row.values().stream()).toList();
        return new Stencil(jdbc, rows, Names.in(values, kept, parties));
    }

    /** What is written from now on is newer. */
    public static long moment(DataSource administrator) {
        return new JdbcTemplate(administrator)
                .queryForObject("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint", Long.class);
    }

    /** How many rows one copy has in those tables. */
    public long rows(Collection<String> tables) {
        return rows.stream().filter(row -> tables.contains(row.table().name())).count();
    }

    public Set<String> tables() {
        return rows.stream().map(row -> row.table().name()).collect(Collectors.toSet());
    }

    /**
     * Writes copies.
     *
     * @param first number of the first copy; each number once in a database
     * @param count how many of them
     * @param tables which tables they get rows in
     * @param days over how many days their times are spread
     */
    public void copy(long first, long count, Collection<String> tables, int days) {
        write(first, count, row -> tables.contains(row.table().name()), days);
    }

    private void write(long first, long count, Predicate<Row> which, int days) {
        SingleConnectionDataSource connection = new SingleConnectionDataSource();
        try {
            connection = single();
            JdbcTemplate writing = new JdbcTemplate(connection);
            writing.execute("set session_replication_role = replica");
            writing.execute("set synchronous_commit = off");
            writing.execute("set work_mem = '256MB'");
            names.prepare(writing, first, count, days);
            rows.stream()
                    .filter(which)
                    .sorted(Comparator.comparing(row -> row.table().name()))
                    .forEach(row -> writing.execute(row.table().copied(row.values(), names)));
        } finally {
            connection.destroy();
        }
    }

    private SingleConnectionDataSource single() {
        try {
            return new SingleConnectionDataSource(jdbc.getDataSource().getConnection(), true);
        } catch (java.sql.SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    /** Statistics as they are on a database that autovacuum looks after. */
    public void analyze() {
        tables().stream().sorted().forEach(table -> jdbc.execute("vacuum (analyze) " + table));
    }
}
