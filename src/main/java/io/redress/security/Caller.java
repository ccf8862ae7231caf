package io.redress.security;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request. A controller method under {@code /api}, {@code /desk} or {@code /insight}
 * takes it as a parameter.
 *
 * @param role what the caller's token says it is, or on a page the groups of the person
 * @param id the subject of the token: a person, or the client of a system; on a page who has signed in
 * @param party whom it acts for: itself for a buyer or seller, the party named in {@code Acting-Party} for the
 *     marketplace, nobody for all others
 */
public record Caller(Role role, String id, @Nullable Party party) {

    /** Whether it works on disputes for the platform. */
    public boolean isStaff() {
        return switch (role) {
            case MEDIATOR, SENIOR_MEDIATOR, MEDIATION_LEAD -> true;
            case MARKETPLACE, BUYER, SELLER, ANALYST, DEPLOYER, AUDITOR, MONITOR -> false;
        };
    }

    /** Whether it speaks for one side of an order, itself or through the marketplace. */
    public boolean isParty() {
        return party != null;
    }

    public boolean isMarketplace() {
        return role == Role.MARKETPLACE;
    }

    public Optional<Side> side() {
        return Optional.ofNullable(party).map(Party::side);
    }

    /** Whether it speaks for this very party. */
    public boolean actsFor(Side side, String partyId) {
        return party != null && party.side() == side && party.id().equals(partyId);
    }

    /** For records: {@code marketplace for buyer/B-1001}, or only the id. */
    @Override
    public String toString() {
        return party == null || role != Role.MARKETPLACE ? id : id + " for " + party;
    }

    /**
     * Whose idempotency keys this caller's are: those of its client and of the party it speaks for, so that nobody reads the
     * answer to another's command by guessing a key. One client may have tokens of many buyers.
     */
    public String keyOwner() {
        return keyOwner(role == Role.MARKETPLACE, id, party == null ? null : party.toString());
    }

    /** The same for a caller of whom only the record is left. */
    public static String keyOwner(boolean marketplace, String id, @Nullable String party) {
        String client = id.replace("%", "%25").replace(" ", "%20");
        return party == null ? client : client + (marketplace ? " for " : " as ") + party;
    }
}
