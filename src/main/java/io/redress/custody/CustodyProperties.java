package io.redress.custody;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The anchor outside the database.
 *
 * @param anchorDirectory where its files are kept, under the working directory if relative
 * @param anchorEvery how long the last events of cases wait at most to be written down
 */
@ConfigurationProperties("redress.custody")
record CustodyProperties(
        @DefaultValue("data/anchors") Path anchorDirectory,
        @DefaultValue("1m") Duration anchorEvery) {}
