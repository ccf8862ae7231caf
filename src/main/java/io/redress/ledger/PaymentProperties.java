package io.redress.ledger;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who moves the money.
 *
 * @param url where transfers are posted; without it our book is all there is
 * @param token the bearer token sent along
 * @param connectTimeout how long to wait for a connection
 * @param readTimeout how long to wait for an answer
 */
@ConfigurationProperties("redress.payment")
record PaymentProperties(
        @Nullable URI url,
        @Nullable String token,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("20s") Duration readTimeout) {

    PaymentProperties {
        if (url != null && !url.toString().isEmpty()) {
            if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                throw new IllegalArgumentException("redress.payment.url is not an http or https address: " + url);
            }
            if (token == null || token.isBlank()) {
                throw new IllegalArgumentException("redress.payment.url needs redress.payment.token beside it");
            }
        }
    }

    /** Never shows the token. */
    @Override
    public String toString() {
        return "PaymentProperties[url=" + url + "]";
    }
}
