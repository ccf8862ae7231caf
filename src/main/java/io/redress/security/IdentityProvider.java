package io.redress.security;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people of staff sign in, if not here: at a server that speaks OpenID Connect.
 *
 * @param registration which of {@code spring.security.oauth2.client.registration} it is; without one, the engine's own
 *     users sign in with the passwords that it keeps
 * @param personClaim the claim that becomes the id of a person; it must never be given to somebody else
 * @param groupsClaim the claim with the groups, as a list or as words; dots lead into claims that hold others
 * @param groups the engine's groups by what the claim calls them, where that is something else
 * @param session how long a sign-in lasts at most, however much is done meanwhile: groups are read at sign-in only
 */
@ConfigurationProperties("redress.identity-provider")
record IdentityProvider(
        @Nullable String registration,
        @DefaultValue("sub") String personClaim,
        @DefaultValue("groups") String groupsClaim,
        @DefaultValue Map<String, String> groups,
        @DefaultValue("8h") Duration session) {

    boolean isUsed() {
        return registration != null && !registration.isBlank();
    }
}
