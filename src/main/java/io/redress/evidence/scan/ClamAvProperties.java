package io.redress.evidence.scan;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where ClamAV's daemon listens.
 *
 * @param host empty: nothing is scanned
 * @param connectTimeout for the connection
 * @param timeout for one file, from its first byte to the answer
 * @param rescanInterval how often files are tried again that could not be scanned
 */
@ConfigurationProperties("redress.evidence.clamav")
record ClamAvProperties(
        @DefaultValue("") String host,
        @DefaultValue("3310") int port,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("60s") Duration timeout,
        @DefaultValue("1m") Duration rescanInterval) {}
