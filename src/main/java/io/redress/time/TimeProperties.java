package io.redress.time;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param sandbox whether the clock can be moved forward through the API
 * @param production where it must not
 */
@ConfigurationProperties("redress")
record TimeProperties(
        @DefaultValue("false") boolean sandbox,
        @DefaultValue("false") boolean production) {}
