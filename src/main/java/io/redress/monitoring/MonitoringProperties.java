package io.redress.monitoring;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How figures are read from the database.
 *
 * @param keptFor how long what was read is told again
 * @param patience how long a scrape waits for one query; then it gets what was read before, or nothing
 */
@ConfigurationProperties("redress.metrics")
record MonitoringProperties(
        @DefaultValue("10s") Duration keptFor,
        @DefaultValue("1s") Duration patience) {}
