package io.redress.security;

import java.util.Locale;
import java.util.Optional;

/** What a caller is to the marketplace; the claim {@code redress_role} of its token. */
public enum Role {
    /** The marketplace's own systems, for themselves or for the party they name. */
    MARKETPLACE,
    BUYER,
    SELLER,
    MEDIATOR,
    SENIOR_MEDIATOR,
    MEDIATION_LEAD,
    ANALYST,
    DEPLOYER,
    AUDITOR,
    /** A system that reads the service's metrics, and nothing else. */
    MONITOR;

    /** The claim's value: lower snake case, such as {@code senior_mediator}. */
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> ofClaim(String claim) {
        for (Role role : values()) {
            if (role.claim().equals(claim)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
