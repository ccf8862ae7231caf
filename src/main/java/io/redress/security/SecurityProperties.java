package io.redress.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who there is before anybody was made.
 *
 * @param demo whether the people and API clients of a demonstration exist, whose passwords everybody knows
 * @param production refuses to start with anything that only a demonstration may have
 * @param clients of the embedded authorization server, besides those of the demonstration
 */
@ConfigurationProperties("redress")
record SecurityProperties(
        @DefaultValue("true") boolean demo,
        @DefaultValue("false") boolean production,
        @DefaultValue List<Client> clients) {

    /**
     * @param secret encoded, such as <code>{bcrypt}$2a$10$…</code>
     * @param role as in a token's claim
     * @param party the id of the buyer or seller, for those roles
     */
    record Client(
            String id, String secret, String role, @Nullable String party) {}
}
