package io.redress.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redress.startup.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class EmbeddedDatabaseTests {

    @TempDir
    Path folder;

    @Test
    void flushesEveryCommit() throws Exception {
        try (EmbeddedDatabase database = start(data())) {
            assertThat(setting(database, "fsync")).isEqualTo("on");
            assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(database, "full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void keepsItsDataOverARestart() throws Exception {
        try (EmbeddedDatabase database = start(data())) {
            sql(database).sql("create table kept (word text)").update();
            sql(database).sql("insert into kept values ('still here')").update();
        }
        try (EmbeddedDatabase database = start(data())) {
            assertThat(sql(database)
                            .sql("select word from kept")
                            .query(String.class)
                            .single())
                    .isEqualTo("still here");
        }
    }

    @Test
    void listensOnLoopbackAndAsksForThePassword() throws Exception {
        try (EmbeddedDatabase database = start(data())) {
            assertThat(setting(database, "listen_addresses")).isEqualTo("localhost");
            assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "redress", "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "postgres", ""))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void refusesADirectoryThatAnotherInstanceUses() throws Exception {
        try (EmbeddedDatabase first = start(data())) {
            assertThatThrownBy(() -> start(data()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("Another Redress is running on the data directory " + data());
            assertThat(setting(first, "fsync")).isEqualTo("on");
        }
    }

    @Test
    @DisplayName("a server whose JVM was killed is stopped, and its data is there")
    void takesOverWhatAKilledProcessLeft() throws Exception {
        Process killed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Crash.class.getName(),
                        data().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("crash.log").toFile())
                .start();
        assertThat(killed.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(data().resolve("postmaster.pid")).exists();
        long leftOver = Long.parseLong(
                Files.readAllLines(data().resolve("postmaster.pid")).get(0));
        assertThat(ProcessHandle.of(leftOver)).isPresent();

        try (EmbeddedDatabase database = start(data())) {
            assertThat(sql(database)
                            .sql("select word from kept")
                            .query(String.class)
                            .single())
                    .isEqualTo("committed");
            assertThat(ProcessHandle.of(leftOver)).isEmpty();
        }
    }

    @Test
    void beginsAnewWhenTheFirstStartDidNotFinish() throws Exception {
        Files.createDirectories(data());
        Files.writeString(data().resolve("PG_VERSION"), "17");
        Files.createFile(data().resolveSibling("postgres.unfinished"));

        try (EmbeddedDatabase database = start(data())) {
            assertThat(setting(database, "fsync")).isEqualTo("on");
        }
        assertThat(data().resolveSibling("postgres.unfinished")).doesNotExist();
    }

    @Test
    void leavesAloneWhatIsNotItsOwn() throws IOException {
        Files.createDirectories(data());
        Files.writeString(data().resolve("thesis.txt"), "years of work");

        assertThatThrownBy(() -> start(data()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("something else than a database of Redress");
        assertThat(data().resolve("thesis.txt")).hasContent("years of work");
    }

    @Test
    void saysWhenTheDirectoryCannotBeMade() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> start(file.resolve("postgres")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("cannot be written");
    }

    /** With a blank, as folders of people have. */
    private Path data() {
        return folder.resolve("my data").resolve("postgres");
    }

    private static EmbeddedDatabase start(Path data) {
        return EmbeddedDatabase.start(new DatabaseProperties(data, TestDatabase.BINARIES, 0));
    }

    private static String setting(EmbeddedDatabase database, String name) {
        return sql(database).sql("show " + name).query(String.class).single();
    }

    private static JdbcClient sql(EmbeddedDatabase database) {
        return JdbcClient.create(new DriverManagerDataSource(database.url(), database.username(), database.password()));
    }

    /** Commits a row and ends without a goodbye, as {@code kill -9} would end it. */
    static class Crash {

        public static void main(String[] args) {
            EmbeddedDatabase database = start(Path.of(args[0]));
            sql(database).sql("create table kept (word text)").update();
            sql(database).sql("insert into kept values ('committed')").update();
            Runtime.getRuntime().halt(137);
        }
    }
}
