package io.redress.database;

import io.redress.startup.CannotStart;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.util.StringUtils;

/** Connects once before the pool does, so that a wrong address or password is told in one line and not in forty. */
final class ServerCheck {

    static final int OLDEST = 14;
    static final int NEWEST = 17;

    private static final Logger log = LoggerFactory.getLogger(ServerCheck.class);
    private static final String CONNECT_SECONDS = "10";

    private ServerCheck() {}

    static void requireUsable(JdbcConnectionDetails details) {
        String url = details.getJdbcUrl();
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new CannotStart(
                    "spring.datasource.url is %s, and Redress runs on PostgreSQL only. Give it the form jdbc:postgresql://host:5432/database."
                            .formatted(shown(url)));
        }
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        if (StringUtils.hasText(details.getUsername())) {
            properties.setProperty("user", details.getUsername());
        }
        if (StringUtils.hasText(details.getPassword())) {
            properties.setProperty("password", details.getPassword());
        }
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            requireSupported(connection.getMetaData().getDatabaseMajorVersion());
            warnOfSuperuser(connection);
        } catch (SQLException cause) {
            throw explain(url, cause);
        }
    }

    static void requireSupported(int version) {
        if (version < OLDEST) {
            throw new CannotStart("The server is PostgreSQL %d. Redress needs %d to %d: upgrade it, or name another in"
                            .formatted(version, OLDEST, NEWEST)
                    + " spring.datasource.url.");
        }
        if (version > NEWEST) {
            log.warn("PostgreSQL {} is newer than what Redress is tested with ({} to {})", version, OLDEST, NEWEST);
        }
    }

    /** Rights that are taken from the log's owner do not bind whoever has all rights (R1). */
    static boolean warnOfSuperuser(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer =
                        statement.executeQuery("select rolsuper from pg_roles where rolname = current_user")) {
            boolean superuser = answer.next() && answer.getBoolean(1);
            if (superuser) {
                log.warn("The database user is a superuser, whom no grant keeps from changing the log of a case."
                        + " Give Redress an ordinary one that owns the database.");
            }
            return superuser;
        }
    }

    private static CannotStart explain(String url, SQLException cause) {
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        String advice = switch (state) {
            case "28P01", "28000", "08004" -> "Check spring.datasource.username and spring.datasource.password";
            case "3D000" -> "Create the database, or correct spring.datasource.url";
            default -> "Check that the server runs and that spring.datasource.url is right";
        };
        return new CannotStart(
                "No connection to %s: %s. %s.".formatted(shown(url), withoutStop(reason), advice), cause);
    }

    /** Without parameters, among which may be a password. */
    private static String shown(String url) {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
