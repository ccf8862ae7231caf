package io.redress.security;

import io.redress.web.Forbidden;
import io.redress.web.MalformedRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/** Reads off a token, and off the {@code Acting-Party} header, who is calling. */
final class Callers {

    static final String ROLE = "redress_role";
    static final String PARTY = "party_id";
    static final String ACTING_PARTY = "Acting-Party";

    private Callers() {}

    /**
     * @param actingParty the header, null if there is none
     * @throws Forbidden if the token lacks the claims, or the header comes from others than the marketplace
     * @throws MalformedRequest if the header has another form than {@code buyer/B-1001}
     */
    static Caller of(Jwt token, @Nullable String actingParty) {
        Role role = Role.ofClaim(String.valueOf(token.getClaims().get(ROLE)))
                .orElseThrow(() -> new Forbidden("unknown-role", "The token carries no redress_role that is known."));
        String id = token.getSubject();
        if (id == null || id.isBlank()) {
            throw new Forbidden("unknown-subject", "The token does not say whose it is.");
        }
        if (actingParty != null && role != Role.MARKETPLACE) {
            throw new Forbidden("acting-party-not-allowed", "Only the marketplace acts for others.");
        }
        return switch (role) {
            case MARKETPLACE -> new Caller(role, id, actingParty == null ? null : parse(actingParty));
            case BUYER -> new Caller(role, id, party(Side.BUYER, token));
            case SELLER -> new Caller(role, id, party(Side.SELLER, token));
            default -> new Caller(role, id, null);
        };
    }

    private static Party party(Side side, Jwt token) {
        try {
            return new Party(side, token.getClaims().get(PARTY) instanceof String id ? id : "");
        } catch (IllegalArgumentException otherForm) {
            throw new Forbidden("unknown-party", "The token carries no party_id of the form that ids have.");
        }
    }

    private static Party parse(String header) {
        int slash = header.indexOf('/');
        Side side = slash < 0 ? null : Side.labelled(header.substring(0, slash)).orElse(null);
        if (side == null) {
            throw malformed();
        }
        try {
            return new Party(side, header.substring(slash + 1));
        } catch (IllegalArgumentException otherForm) {
            throw malformed();
        }
    }

    static MalformedRequest malformed() {
        return new MalformedRequest(
                "invalid-acting-party", "Acting-Party names a party in the form buyer/B-1001 or seller/S-2001.");
    }
}
