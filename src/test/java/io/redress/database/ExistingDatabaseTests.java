package io.redress.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.cli.CommandLineInterface;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Commands find the embedded database, whether or not the service runs. */
class ExistingDatabaseTests {

    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();

    @Test
    @DisplayName(
            "the embedded database is served to an ordinary role, which makes all tables and holds no right to edit the log")
    void commandsBesideTheServiceAndWithoutIt() throws Exception {
        try (EmbeddedDatabase service = EmbeddedDatabase.start(properties())) {
            DriverManagerDataSource connections =
                    new DriverManagerDataSource(service.url(), service.username(), service.password());
            Flyway.configure()
                    .dataSource(connections)
                    .locations("classpath:db/migration")
                    .javaMigrations(new JavaMigration[] {new EngineSchema()})
                    .load()
                    .migrate();
            JdbcClient sql = JdbcClient.create(connections);
            assertThat(sql.sql(
                                    "select rolsuper or rolcreaterole or rolcreatedb from pg_roles where rolname = current_user")
                            .query(Boolean.class)
                            .single())
                    .isFalse();
            assertThat(sql.sql("""
                                    select has_table_privilege('case_event', 'update')
                                        or has_table_privilege('case_event', 'delete')
                                        or has_table_privilege('case_event', 'truncate')
                                    """).query(Boolean.class).single()).isFalse();

            Files.createDirectories(folder.resolve("evidence"));
            assertThat(command("verify-all")).as("%s", said).isZero();
            assertThat(said.toString()).contains("0 cases intact");
        }
        assertThat(command("verify-all")).as("%s", said).isZero();
        try (EmbeddedDatabase service = EmbeddedDatabase.start(properties())) {
            assertThat(service.url())
                    .as("the command has given the directory back")
                    .isNotEmpty();
        }
    }

    @Test
    void saysWhenThereIsNoDatabase() {
        assertThat(command("verify-case", "RC-0000-0001")).isEqualTo(2);
        assertThat(said.toString()).contains("There is no database in " + folder.resolve("postgres"));
        assertThat(folder).isEmptyDirectory();
    }

    private int command(String... words) {
        PrintWriter out = new PrintWriter(said, true);
        String[] args = Arrays.copyOf(words, words.length + 4);
        args[words.length] = "--redress.database.data-directory=" + folder.resolve("postgres");
        args[words.length + 1] = "--redress.database.binaries-directory=" + TestDatabase.BINARIES;
        args[words.length + 2] = "--redress.evidence.directory=" + folder.resolve("evidence");
        args[words.length + 3] = "--redress.custody.anchor-directory=" + folder.resolve("anchors");
        return CommandLineInterface.run(out, out, args);
    }

    private DatabaseProperties properties() {
        return new DatabaseProperties(folder.resolve("postgres"), TestDatabase.BINARIES, 0);
    }
}
