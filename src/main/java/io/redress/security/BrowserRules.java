package io.redress.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.stereotype.Component;

/**
 * What every answer tells the browser that gets it, whatever is in it. An answer that has said something of its own about
 * a matter keeps it.
 */
@Component
final class BrowserRules {

    /** For answers that no browser shows as a page. */
    static final String NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** The description of the API draws itself with styles of its own making. */
    static final String API_DESCRIPTION = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'";

    private static final String NO_DEVICES =
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), "
                    + "payment=(), usb=()";

    private final boolean production;

    BrowserRules(SecurityProperties properties) {
        this.production = properties.production();
    }

    /** With Spring Security's own: not kept by anybody, not guessed at, not in foreign frames. */
    void apply(HeadersConfigurer<HttpSecurity> headers, String contentPolicy) {
        applyWithoutContentPolicy(headers);
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(contentPolicy));
    }

    /** For answers that bring a content policy of their own. */
    void applyWithoutContentPolicy(HeadersConfigurer<HttpSecurity> headers) {
        headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(NO_DEVICES))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
        if (production) {
            // Said also where HTTPS ends at a proxy in front; browsers heed it only when it came by HTTPS.
            headers.httpStrictTransportSecurity(https -> https.requestMatcher(AnyRequestMatcher.INSTANCE));
        }
    }
}
