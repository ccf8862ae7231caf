package io.redress.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redress.startup.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * The way to a database that is there already, for commands beside the service: yours if one is named; otherwise the
 * embedded one, through the server that the service runs, or through one of our own if it is stopped. Nothing is made
 * or migrated.
 */
@EnableConfigurationProperties({DatabaseProperties.class, DataSourceProperties.class})
public class ExistingDatabase {

    private static final int PORT_LINE = 3;

    /** The address, and what is to be stopped when nobody asks it any more. */
    private record Found(
            String getJdbcUrl,
            @Nullable String getUsername,
            @Nullable String getPassword,
            @Nullable EmbeddedDatabase started)
            implements JdbcConnectionDetails, AutoCloseable {

        @Override
        public void close() throws IOException {
            if (started != null) {
                started.close();
            }
        }
    }

    @Bean
    JdbcConnectionDetails jdbcConnectionDetails(DatabaseProperties properties, DataSourceProperties named) {
        if (named.getUrl() != null && !named.getUrl().isBlank()) {
            Found yours = new Found(named.getUrl(), named.getUsername(), named.getPassword(), null);
            ServerCheck.requireUsable(yours);
            return yours;
        }
        Path path = properties.dataDirectory().toAbsolutePath().normalize();
        if (!DataDirectory.isThere(path)) {
            throw new CannotStart(
                    "There is no database in %s. Run this where Redress runs, or name one with --spring.datasource.url=… or --redress.database.data-directory=…."
                            .formatted(path));
        }
        Optional<DataDirectory> free = DataDirectory.tryClaim(path);
        if (free.isPresent()) {
            EmbeddedDatabase started = EmbeddedDatabase.start(properties, free.get());
            return new Found(started.url(), started.username(), started.password(), started);
        }
        return running(path);
    }

    private static Found running(Path path) {
        try {
            List<String> server = Files.readAllLines(path.resolve("postmaster.pid"), UTF_8);
            int port = Integer.parseInt(server.get(PORT_LINE).strip());
            String password = Files.readString(path.resolve("redress.password"), UTF_8);
            Found found = new Found(EmbeddedDatabase.url(port), EmbeddedDatabase.NAME, password, null);
            ServerCheck.requireUsable(found);
            return found;
        } catch (IOException | RuntimeException cause) {
            if (cause instanceof CannotStart known) {
                throw known;
            }
            throw new CannotStart(
                    "Redress is starting or stopping on %s just now, or this user may not read it. Try again in a moment."
                            .formatted(path),
                    cause);
        }
    }
}
