package io.redress.notification;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param allowHttp whether an endpoint may be reached without TLS
 * @param allowPrivateAddresses whether an endpoint may be on this machine, or in a network that is not the internet
 * @param retries how long to wait after each failed attempt; after one more it is given up
 * @param jitter by which share each of these waits may be longer, so that not all come at once
 * @param connectTimeout for the connection
 * @param timeout for the whole attempt
 * @param secretOverlap how long an earlier secret still signs, unless whoever rotates it says otherwise
 * @param keptFor how long it is kept what became of a delivery
 * @param keys Base64 of 32 bytes each: the first encrypts the secrets of endpoints, all decrypt them
 */
@ConfigurationProperties("redress.webhooks")
record WebhookProperties(
        @DefaultValue("false") boolean allowHttp,
        @DefaultValue("false") boolean allowPrivateAddresses,

        @DefaultValue({"5s", "5m", "30m", "2h", "5h", "10h", "14h", "20h", "24h"})
        List<Duration> retries,

        @DefaultValue("0.2") double jitter,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("24h") Duration secretOverlap,
        @DefaultValue("30d") Duration keptFor,
        @DefaultValue List<String> keys) {}
