package io.redress.bench.report;

import static org.awaitility.Awaitility.await;

import io.redress.bench.BenchServer;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts what happens in the server while one application runs and all others are idle: statements by {@code
 * pg_stat_statements}, everything else by what stands in the write-ahead log.
 */
final class Counters {

    private static final String WAL = """
            select
                coalesce(sum(count) filter (where "resource_manager/record_type" like 'Transaction/COMMIT%'), 0) commits,
                coalesce(sum(count) filter (where "resource_manager/record_type" ~ '^Heap/(INSERT|UPDATE|HOT_UPDATE|DELETE)'), 0) changed,
                coalesce(sum(count) filter (where "resource_manager/record_type" ~ '^Btree/INSERT_(LEAF|POST)'), 0) entries,
                coalesce(sum(record_size), 0) bytes,
                coalesce(sum(fpi_size), 0) images
            from pg_get_wal_stats(?::pg_lsn, ?::pg_lsn, true)
            """;

    /** Not what the server asks itself at a commit, to check foreign keys; it counts that like what it is sent. */
    private static final String STATEMENTS = """
            select coalesce(sum(s.calls), 0) from pg_stat_statements s
            join pg_database d on d.oid = s.dbid join pg_roles r on r.oid = s.userid
            where d.datname = ? and r.rolname = ? and s.query !~* '^\\s*(begin|commit|rollback|set |show )'
                and s.query not like 'SELECT % FROM ONLY "%'
            """;

    private static final String VACUUMING =
            "select count(*) from pg_stat_activity where backend_type = 'autovacuum worker'";

    private final BenchServer server;
    private final JdbcClient jdbc;

    Counters(BenchServer server) {
        this.server = server;
        jdbc = server.administrator();
    }

    /**
     * Runs cases one after another and counts. Meanwhile the server does not vacuum, which would be counted as well.
     *
     * @param database the one that the application uses
     */
    Costs of(String database, Supplier<Measured> cases) {
        vacuums(false);
        try {
            return counted(database, cases);
        } finally {
            vacuums(true);
        }
    }

    private Costs counted(String database, Supplier<Measured> cases) {
        jdbc.sql("select pg_stat_statements_reset()").query().listOfRows();
        server.execute("checkpoint");
        String begin = position();
        Measured measured = cases.get();
        Wal wal = jdbc.sql(WAL).params(begin, position()).query(Wal.class).single();
        long statements = jdbc.sql(STATEMENTS)
                .params(database, BenchServer.USER)
                .query(Long.class)
                .single();
        double count = measured.finished();
        return new Costs(
                measured.inputs(),
                measured.jobs(),
                wal.commits() / count,
                statements / count,
                wal.changed() / count,
                wal.entries() / count,
                wal.bytes() / count / 1024,
                (wal.bytes() + wal.images()) / count / 1024,
                measured.jvmOfCase(),
                measured.databaseOfCase());
    }

    /** Whether the server does so by itself; what it has begun it ends before. */
    private void vacuums(boolean byItself) {
        server.execute("alter system set autovacuum = " + byItself);
        server.execute("select pg_reload_conf()");
        if (!byItself) {
            await().atMost(Duration.ofMinutes(5))
                    .until(() -> jdbc.sql(VACUUMING).query(Long.class).single() == 0);
        }
    }

    record Wal(long commits, long changed, long entries, long bytes, long images) {}

    private String position() {
        return jdbc.sql("select pg_current_wal_flush_lsn()::text")
                .query(String.class)
                .single();
    }
}
