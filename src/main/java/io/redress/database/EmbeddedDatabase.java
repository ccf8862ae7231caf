package io.redress.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redress.startup.CannotStart;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own that keeps what it is given: it flushes every commit, survives {@code kill -9} of this
 * JVM, and starts again on the same data. It listens on the loopback interface only and asks for a password that is
 * drawn once and kept inside the data directory.
 */
final class EmbeddedDatabase implements AutoCloseable {

    static final String MAJOR_VERSION = "17";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration STARTUP_WAIT = Duration.ofSeconds(60);
    static final String NAME = "redress";
    private static final String HOST_RULES = """
            # Written by Redress: loopback only, with the password in redress.password
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128      scram-sha-256
            """;

    private final DataDirectory directory;
    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(DataDirectory directory, EmbeddedPostgres server, String password) {
        this.directory = directory;
        this.server = server;
        this.password = password;
    }

    /**
     * Starts the server, on its first start with an empty database.
     *
     * @throws CannotStart if the directory is in use, cannot be written, or is not a database of this version
     */
    static EmbeddedDatabase start(DatabaseProperties properties) {
        return start(properties, DataDirectory.claim(properties.dataDirectory()));
    }

    /** @param directory claimed, and given back when the server is closed or does not start */
    static EmbeddedDatabase start(DatabaseProperties properties, DataDirectory directory) {
        try {
            return start(directory, properties);
        } catch (RuntimeException failure) {
            directory.release();
            throw failure;
        }
    }

    private static EmbeddedDatabase start(DataDirectory directory, DatabaseProperties properties) {
        try {
            directory.stopLeftOverServer();
            boolean first = directory.prepare();
            String password = first ? newPassword() : Files.readString(directory.passwordFile(), UTF_8);
            EmbeddedPostgres server = launch(directory, properties, password);
            if (first) {
                createDatabase(server, directory, password);
                directory.ready();
            }
            log.info("Embedded PostgreSQL {} keeps its data in {}", MAJOR_VERSION, directory);
            return new EmbeddedDatabase(directory, server, password);
        } catch (IOException | SQLException | IllegalStateException cause) {
            throw new CannotStart(
                    "The embedded PostgreSQL did not start (%s). Its own words are in %s."
                            .formatted(cause.getMessage(), directory.serverLog()),
                    cause);
        }
    }

    private static EmbeddedPostgres launch(DataDirectory directory, DatabaseProperties properties, String password)
            throws IOException {
        Path binaries = properties.binariesDirectory().toAbsolutePath();
        Files.deleteIfExists(directory.serverLog());
        Redirect output = Redirect.appendTo(directory.serverLog().toFile());
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(directory.path())
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setRegisterShutdownHook(false)
                .setPort(properties.port())
                .setConnectConfig("password", password)
                .setOutputRedirector(output)
                .setErrorRedirector(output)
                .setPGStartupWait(STARTUP_WAIT)
                // The library switches these off for the sake of tests; here an acknowledged commit is on disk.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                // A file of the log that is used again need not be filled first, while all commits wait.
                .setServerConfig("min_wal_size", "1GB")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("max_connections", "60")
                .start();
        // The library opens it to everybody, who could then replace the programs.
        DataDirectory.ownerOnly(binaries, "rwx------");
        return server;
    }

    private static void createDatabase(EmbeddedPostgres server, DataDirectory directory, String password)
            throws IOException, SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter role postgres password '" + password + "'");
            statement.execute("create role " + NAME + " login password '" + password + "'");
            statement.execute("create database " + NAME + " owner " + NAME);
            directory.writePassword(password);
            Files.writeString(directory.path().resolve("pg_hba.conf"), HOST_RULES, UTF_8);
            statement.execute("select pg_reload_conf()");
        }
    }

    private static String newPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    String url() {
        return url(server.getPort());
    }

    static String url(int port) {
        return "jdbc:postgresql://localhost:" + port + "/" + NAME;
    }

    String username() {
        return NAME;
    }

    String password() {
        return password;
    }

    @Override
    public void close() throws IOException {
        server.close();
        directory.release();
    }
}
