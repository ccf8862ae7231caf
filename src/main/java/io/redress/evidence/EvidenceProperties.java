package io.redress.evidence;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is taken as evidence, and where it is kept.
 *
 * @param directory of the store, under the working directory if relative
 * @param largestFile that is taken
 */
@ConfigurationProperties("redress.evidence")
record EvidenceProperties(
        @DefaultValue("data/evidence") Path directory,
        @DefaultValue("50MB") DataSize largestFile) {}
