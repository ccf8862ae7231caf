package io.redress.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Tokens as the application's own issuer would give them, for whomever a test wants to be. */
public class TestTokens {

    /** Not there where somebody else issues the tokens. */
    private final @Nullable NimbusJwtEncoder encoder;

    private final Map<Bearer, Token> tokens = new ConcurrentHashMap<>();

    TestTokens(ObjectProvider<JWKSource<SecurityContext>> keys) {
        JWKSource<SecurityContext> own = keys.getIfAvailable();
        this.encoder = own == null ? null : new NimbusJwtEncoder(own);
    }

    /** Headers of a request by the marketplace for itself. */
    public HttpHeaders marketplace() {
        return headers(Role.MARKETPLACE, "marketplace", null);
    }

    /** Headers of a request by the marketplace for a party. */
    public HttpHeaders marketplaceFor(Party party) {
        HttpHeaders headers = marketplace();
        headers.set(Callers.ACTING_PARTY, party.toString());
        return headers;
    }

    public HttpHeaders buyer(String partyId) {
        return headers(Role.BUYER, "buyer-client", partyId);
    }

    public HttpHeaders seller(String partyId) {
        return headers(Role.SELLER, "seller-client", partyId);
    }

    /** Headers of a request by somebody who is no party. */
    public HttpHeaders staff(Role role, String person) {
        return headers(role, person, null);
    }

    /** The same token for a while: to sign one takes longer than most of what is asked with it. */
    private HttpHeaders headers(Role role, String subject, @Nullable String partyId) {
        Instant now = Instant.now();
        Token token = tokens.compute(
                new Bearer(role, subject, partyId),
                (bearer, before) -> before != null && now.isBefore(before.until()) ? before : token(bearer, now));
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(token.text());
        return headers;
    }

    private record Bearer(
            Role role, String subject, @Nullable String partyId) {}

    private record Token(String text, Instant until) {}

    private Token token(Bearer bearer, Instant now) {
        JwtClaimsSet.Builder claims = JwtClaimsSet.builder()
                .subject(bearer.subject())
                .audience(List.of("redress"))
                .issuedAt(now)
                .expiresAt(now.plusSeconds(3600))
                .claim(Callers.ROLE, bearer.role().claim());
        if (bearer.partyId() != null) {
            claims.claim(Callers.PARTY, bearer.partyId());
        }
        return new Token(encoded(claims.build()), now.plusSeconds(1800));
    }

    /** Headers with a token of any content. */
    HttpHeaders bearer(JwtClaimsSet claims) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(encoded(claims));
        return headers;
    }

    private String encoded(JwtClaimsSet claims) {
        return Objects.requireNonNull(encoder)
                .encode(JwtEncoderParameters.from(claims))
                .getTokenValue();
    }
}
