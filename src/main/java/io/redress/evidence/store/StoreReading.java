package io.redress.evidence.store;

import io.redress.startup.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * The store as a command reads it, beside a service or without one: it takes nothing in, sweeps nothing and raises no
 * alarm. Imported, never found by itself.
 */
@EnableConfigurationProperties(StoreProperties.class)
public class StoreReading {

    @Bean
    StoredContents storedContents(StoreProperties properties) {
        if (properties.store() == StoreProperties.Kind.FILE_SYSTEM && !Files.isDirectory(properties.directory())) {
            throw new CannotStart(
                    "There is no evidence store in %s. Run this where Redress runs, or name its directory with --redress.evidence.directory=…."
                            .formatted(properties.directory().toAbsolutePath()));
        }
        try {
            Arrivals passing =
                    new Arrivals(properties.directory().resolve("incoming"), properties.largestFile(), new Disk());
            return StoreConfiguration.objects(properties, passing)::open;
        } catch (IOException cause) {
            throw StoreConfiguration.cannotWrite(properties, cause);
        }
    }
}
