package io.redress.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The embedded server, used when {@code spring.datasource.url} is not set.
 *
 * @param dataDirectory where the data is kept, under the working directory if relative
 * @param port the port on the loopback interface, 0 for any free one
 */
@ConfigurationProperties("redress.database")
record DatabaseProperties(
        @DefaultValue("data/postgres") Path dataDirectory,
        @DefaultValue("0") int port) {}
