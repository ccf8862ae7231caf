package io.redress.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often somebody may fail to sign in, or to get a token.
 *
 * @param failures of one address, or of one network with IPv6, before it has to wait
 * @param per in which so many failures are forgiven again, little by little
 * @param failureTakes the least that a failure takes, so that its time does not tell whether there is such a person
 */
@ConfigurationProperties("redress.sign-in-limit")
record SignInLimitProperties(
        @DefaultValue("20") int failures,
        @DefaultValue("10m") Duration per,
        @DefaultValue("300ms") Duration failureTakes) {}
