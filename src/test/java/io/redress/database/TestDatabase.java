package io.redress.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * A database with all tables and no rows, in one server that all tests of this JVM share. Copied from a template that
 * is migrated once, it costs a fraction of a second; it may lose data when the machine does, unlike the real thing.
 */
public final class TestDatabase {

    /** Unpacked once for all tests. */
    static final Path BINARIES = Path.of("target", "postgres-bin").toAbsolutePath();

    /** Of this JVM: tests run in several. */
    private static final Path DATA = Path.of("target", "postgres-test-" + System.getProperty("redress.fork", "1"))
            .toAbsolutePath();

    /** A store for each database, since it is swept by what the database refers to. */
    private static final Path EVIDENCE = Path.of(
                    "target", "evidence", String.valueOf(ProcessHandle.current().pid()))
            .toAbsolutePath();

    /** When the clock of a test begins to run: a Monday morning, the same one on every day that tests run. */
    public static final Instant BEGIN = Instant.parse("2026-03-02T09:00:00Z");

    /** An ordinary role that owns its databases, as the service's is. */
    private static final String USER = "redress";

    private static final String SUPERUSER = "postgres";
    private static final String TEMPLATE = "redress_template";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /** A new database with all tables. */
    public static TestDatabase migrated() {
        return Server.INSTANCE.create(TEMPLATE);
    }

    /** A new database without tables. */
    public static TestDatabase empty() {
        return Server.INSTANCE.create("template0");
    }

    public String url() {
        return Server.INSTANCE.postgres.getJdbcUrl(USER, name);
    }

    public String username() {
        return USER;
    }

    /** Connections to this database, a new one for each request. */
    public DataSource dataSource() {
        return Server.INSTANCE.postgres.getDatabase(USER, name);
    }

    /** Connections to this database of the server's administrator. */
    public DataSource asAdministrator() {
        return Server.INSTANCE.postgres.getDatabase(SUPERUSER, name);
    }

    /** Connections of the server's administrator to the database of a context. */
    public static DataSource administratorOf(DataSource context) {
        try (Connection connection = context.getConnection()) {
            return Server.INSTANCE.postgres.getDatabase(SUPERUSER, connection.getCatalog());
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    /** Gives a Spring context a database of its own. */
    public static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestDatabase database = migrated();
            Server.INSTANCE.contexts.add(context);
            JdbcClient.create(database.dataSource())
                    .sql("insert into sandbox_clock (ahead_ms) values (?)")
                    .param(Duration.between(Instant.now(), BEGIN).toMillis())
                    .update();
            TestPropertyValues.of(
                            "spring.datasource.url=" + database.url(),
                            "spring.datasource.username=" + USER,
                            "redress.evidence.directory=" + EVIDENCE.resolve(database.name))
                    .applyTo(context);
        }
    }

    private static final class Server {

        static final Server INSTANCE = new Server();

        private final EmbeddedPostgres postgres;
        private final Set<ConfigurableApplicationContext> contexts = ConcurrentHashMap.newKeySet();

        private Server() {
            try {
                stopWhatKilledRunsLeft();
                postgres = EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(BINARIES.toFile())
                        .setRegisterShutdownHook(false)
                        .setDataDirectory(DATA.resolve(
                                String.valueOf(ProcessHandle.current().pid())))
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("max_connections", "500")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "test-database"));
                execute("create role " + USER + " login");
                execute("create database " + TEMPLATE + " owner " + USER);
                Flyway.configure()
                        .dataSource(postgres.getDatabase(USER, TEMPLATE))
                        .locations("classpath:db/migration")
                        .javaMigrations(new JavaMigration[] {new EngineSchema()})
                        .load()
                        .migrate();
            } catch (IOException cause) {
                throw new UncheckedIOException(cause);
            }
        }

        private static void stopWhatKilledRunsLeft() throws IOException {
            Files.createDirectories(DATA);
            try (Stream<Path> runs = Files.list(DATA)) {
                for (Path run : runs.filter(Files::isDirectory).toList()) {
                    if (ProcessHandle.of(Long.parseLong(run.getFileName().toString()))
                            .isEmpty()) {
                        DataDirectory leftOver = DataDirectory.claim(run);
                        leftOver.stopLeftOverServer();
                        leftOver.release();
                        FileSystemUtils.deleteRecursively(run);
                    }
                }
            }
        }

        TestDatabase create(String template) {
            String name = "test_" + COUNT.incrementAndGet();
            execute("create database " + name + " owner " + USER + " template " + template + " strategy file_copy");
            return new TestDatabase(name);
        }

        /** After the contexts, which still talk to their databases while they close. */
        private void stop() {
            contexts.forEach(ConfigurableApplicationContext::close);
            try {
                postgres.close();
            } catch (IOException cause) {
                throw new UncheckedIOException(cause);
            }
        }

        private void execute(String sql) {
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException cause) {
                throw new IllegalStateException(cause);
            }
        }
    }
}
