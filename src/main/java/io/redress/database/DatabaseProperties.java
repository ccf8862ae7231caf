package io.redress.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The embedded server, used when {@code spring.datasource.url} is not set.
 *
 * @param dataDirectory where the data is kept, under the working directory if relative
 * @param binariesDirectory where the server's programs are unpacked; not the system's temporary directory, which is
 *     cleaned while a server still runs from it
 * @param port the port on the loopback interface, 0 for any free one
 */
@ConfigurationProperties("redress.database")
record DatabaseProperties(
        @DefaultValue("data/postgres") Path dataDirectory,
        @DefaultValue("data/postgres-bin") Path binariesDirectory,
        @DefaultValue("0") int port) {}
