package io.redress.database;

import io.redress.startup.CannotStart;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;

/** Brings the tables up to date, and says in one line why it may not. */
class Migration implements FlywayMigrationStrategy {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @Override
    public void migrate(Flyway flyway) {
        try {
            flyway.migrate();
        } catch (FlywayValidateException cause) {
            throw new CannotStart(
                    "The database was not written by this version of Redress: %s. Start the version that fits it, or name another database in spring.datasource.url."
                            .formatted(oneLine(cause)),
                    cause);
        } catch (FlywayException cause) {
            if (lacksRight(cause)) {
                throw new CannotStart(
                        "The database user may not create tables. Make it the owner of the database, or grant it CREATE on its schema.",
                        cause);
            }
            throw cause;
        }
    }

    private static boolean lacksRight(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && INSUFFICIENT_PRIVILEGE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static String oneLine(Throwable cause) {
        return String.valueOf(cause.getMessage()).replaceAll("\\s+", " ").strip();
    }
}
