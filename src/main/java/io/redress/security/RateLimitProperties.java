package io.redress.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much one may send to the API, of this process.
 *
 * @param enabled false lets everybody send as much as they like
 * @param marketplace of one client with the role {@code marketplace}, which speaks for thousands
 * @param client of one other client or person, by the subject of the token
 * @param party of one buyer or seller, whoever speaks for it
 * @param unknown requests a minute without a token that is valid, from one address
 * @param uploadsPerDay of one party, in all its cases, also what is refused
 */
@ConfigurationProperties("redress.rate-limits")
record RateLimitProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue MarketplaceRates marketplace,
        @DefaultValue ClientRates client,
        @DefaultValue PartyRates party,
        @DefaultValue("600") int unknown,
        @DefaultValue("10GB") DataSize uploadsPerDay) {

    /** Requests a minute; a command is what changes something. */
    interface Rates {

        int reads();

        int commands();
    }

    record MarketplaceRates(
            @DefaultValue("24000") int reads,
            @DefaultValue("12000") int commands) implements Rates {}

    record ClientRates(
            @DefaultValue("1200") int reads,
            @DefaultValue("300") int commands) implements Rates {}

    record PartyRates(
            @DefaultValue("600") int reads,
            @DefaultValue("120") int commands) implements Rates {}
}
