package io.redress.evidence.store;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where evidence is kept.
 *
 * @param directory of the store, under the working directory if relative
 * @param largestFile that it takes
 */
@ConfigurationProperties("redress.evidence")
record StoreProperties(
        @DefaultValue("data/evidence") Path directory,
        @DefaultValue("250MB") DataSize largestFile) {}
