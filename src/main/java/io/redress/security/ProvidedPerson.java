package io.redress.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/**
 * Somebody as an identity provider describes them.
 *
 * @param groups as the engine would call them, whether it has such groups or not
 */
record ProvidedPerson(String id, String firstName, String lastName, String email, Set<String> groups) {

    static final String UNUSABLE = "unusable-person";

    /** What the engine takes for an id, in its tables, its addresses and its log. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    private static final int LONGEST_NAME = 255;

    /** @throws OAuth2AuthenticationException if the claims name nobody, or nobody that the engine could know */
    static ProvidedPerson of(Map<String, Object> claims, IdentityProvider provider) {
        String id = text(claims.get(provider.personClaim()));
        if (!ID.matcher(id).matches() || id.equals(StaffDirectory.PLACEHOLDER)) {
            throw new OAuth2AuthenticationException(new OAuth2Error(
                    UNUSABLE,
                    "The claim %s names nobody whom this service could know: 1 to 64 letters, digits, dots, hyphens, at signs and underscores."
                            .formatted(provider.personClaim()),
                    null));
        }
        String first = text(claims.get("given_name"));
        String last = text(claims.get("family_name"));
        return new ProvidedPerson(
                id,
                first,
                first.isEmpty() && last.isEmpty() ? text(claims.get("name")) : last,
                text(claims.get("email")),
                groups(at(claims, provider.groupsClaim()), provider.groups()));
    }

    private static Set<String> groups(@Nullable Object claim, Map<String, String> names) {
        Stream<?> said = claim instanceof Collection<?> several
                ? several.stream()
                : Arrays.stream(text(claim).split("[\\s,]+"));
        Set<String> groups = new LinkedHashSet<>();
        said.map(ProvidedPerson::text)
                .filter(name -> !name.isEmpty())
                .forEach(name -> groups.add(names.getOrDefault(name, name)));
        return groups;
    }

    /** The claim of this name, or, along the dots, the one within others. */
    private static @Nullable Object at(Map<?, ?> claims, String path) {
        if (claims.containsKey(path)) {
            return claims.get(path);
        }
        int dot = path.indexOf('.');
        return dot > 0 && claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? at(inner, path.substring(dot + 1))
                : null;
    }

    private static String text(@Nullable Object claim) {
        String text = claim instanceof String said ? said.strip() : "";
        return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text;
    }
}
