package io.redress.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL server with the settings of the embedded one that Redress starts: an acknowledged commit is on disk. */
public final class BenchServer implements AutoCloseable {

    /** The role that all applications connect as; it owns their databases. */
    public static final String USER = "redress";

    private static final String SUPERUSER = "postgres";
    private static final String SETTINGS = """
            select name, setting || coalesce(unit, '') from pg_settings
            where name in ('server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers',
                'max_wal_size', 'min_wal_size', 'checkpoint_timeout', 'wal_buffers', 'shared_preload_libraries', 'autovacuum')
            order by name
            """;

    // Fields 16 and 17 of /proc/[pid]/stat, counted from the third, which follows the name.
    private static final int USER_TIME_OF_ENDED = 13;
    private static final int SYSTEM_TIME_OF_ENDED = 14;
    private static final int TICKS_PER_SECOND = 100;

    private final EmbeddedPostgres server;

    private BenchServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts a new server with no data.
     *
     * @param folder where it keeps them while it runs
     */
    public static BenchServer start(Path folder) {
        try {
            BenchServer started = new BenchServer(EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                    .setDataDirectory(folder.resolve("data"))
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("min_wal_size", "1GB")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    .setServerConfig("logging_collector", "on")
                    .setServerConfig("log_destination", "jsonlog")
                    .setServerConfig("log_rotation_size", "0")
                    .start());
            started.execute("create extension pg_stat_statements");
            started.execute("create extension pg_walinspect");
            started.execute("create role " + USER + " login");
            return started;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Makes an empty database, and says how to connect to it. */
    public String create(String database) {
        execute("create database " + database + " owner " + USER);
        return url(database);
    }

    public String url(String database) {
        return server.getJdbcUrl(USER, database);
    }

    public int port() {
        return server.getPort();
    }

    /** Connections of the applications' role, a new one for each request. */
    public DataSource dataSource(String database) {
        return server.getDatabase(USER, database);
    }

    /** The server's administrator. */
    public JdbcClient administrator() {
        return JdbcClient.create(server.getPostgresDatabase());
    }

    /** Runs a statement as the server's administrator, outside a transaction. */
    public void execute(String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException cause) {
            throw new IllegalStateException(sql, cause);
        }
    }

    /** Has the server look at how much there is in each table of a database, as it does by itself after a while. */
    public void analyze(String database) {
        JdbcClient.create(server.getDatabase(SUPERUSER, database))
                .sql("analyze")
                .update();
    }

    /** The settings on which figures depend. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        administrator().sql(SETTINGS).query(row -> {
            settings.put(row.getString(1), row.getString(2));
        });
        return settings;
    }

    /** The process of the server, whose children do the work. */
    public ProcessHandle process() {
        long pid = administrator()
                .sql("select pg_read_file('postmaster.pid')")
                .query(String.class)
                .single()
                .lines()
                .findFirst()
                .map(Long::parseLong)
                .orElseThrow();
        return ProcessHandle.of(pid).orElseThrow();
    }

    /**
     * What the server has used of the processor, and all processes that work for it or have done so: connections are
     * closed when they are old, and vacuuming ends.
     */
    public Duration cpu() {
        ProcessHandle postmaster = process();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(ofEnded(postmaster), Duration::plus);
    }

    /** What Linux adds to a process when a child of it has ended; nothing elsewhere. */
    private static Duration ofEnded(ProcessHandle parent) {
        Path stat = Path.of("/proc", Long.toString(parent.pid()), "stat");
        if (!Files.exists(stat)) {
            return Duration.ZERO;
        }
        try {
            String line = Files.readString(stat);
            // The name before it, in parentheses, may hold anything.
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            long ticks = Long.parseLong(fields[USER_TIME_OF_ENDED]) + Long.parseLong(fields[SYSTEM_TIME_OF_ENDED]);
            return Duration.ofSeconds(ticks).dividedBy(TICKS_PER_SECOND);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** The role of {@link #administrator()}. */
    public static String administratorName() {
        return SUPERUSER;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
