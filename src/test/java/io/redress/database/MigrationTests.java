package io.redress.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redress.startup.CannotStart;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class MigrationTests {

    private final TestDatabase database = TestDatabase.empty();
    private final JdbcClient sql = JdbcClient.create(database.dataSource());

    @Test
    void makesTheEngineTablesAndTheIndexesItLacksOnce() {
        assertThat(flyway().migrate().migrationsExecuted).isGreaterThanOrEqualTo(2);
        assertThat(sql.sql("select value_ from act_ge_property where name_ = 'schema.version'")
                        .query(String.class)
                        .single())
                .isEqualTo("fox");
        assertThat(sql.sql("select indexname from pg_indexes where indexname like 'redress\\_idx\\_%'")
                        .query(String.class)
                        .list())
                .contains("redress_idx_task_parent", "redress_idx_job_duedate");

        assertThat(flyway().migrate().migrationsExecuted).isZero();
    }

    @Test
    void saysWhenTheUserMayNotCreateTables() {
        JdbcClient administrator = JdbcClient.create(database.asAdministrator());
        administrator.sql("create role reader login").update();
        administrator.sql("revoke create on schema public from public").update();
        DriverManagerDataSource reader = new DriverManagerDataSource(
                database.url().replace("user=" + database.username(), "user=reader"), "reader", "");

        assertThatThrownBy(() -> new Migration()
                        .migrate(Flyway.configure().dataSource(reader).load()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("may not create tables");
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .javaMigrations(new JavaMigration[] {new EngineSchema()})
                .load();
    }
}
