package io.redress.custody;

import io.redress.audit.Actor;
import io.redress.cases.ReturnCase;
import io.redress.security.Party;
import io.redress.security.Side;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose words and papers go from a case.
 *
 * @param sides      whose
 * @param staffToo   also what staff wrote: when the case is retired, nobody has to be able to answer for it any more
 */
record ErasureScope(Set<Side> sides, boolean staffToo, Because because) {

    /** Why something was erased. */
    enum Because {
        /** The party asked for it, by way of the marketplace. */
        REQUEST,
        /** The retention of the case is over. */
        RETENTION
    }

    static ErasureScope of(Side side) {
        return new ErasureScope(Set.of(side), false, Because.REQUEST);
    }

    static ErasureScope everything() {
        return new ErasureScope(Set.of(Side.values()), true, Because.RETENTION);
    }

    /** Whether what this actor wrote goes, whoever typed it. */
    boolean covers(Actor actor, ReturnCase subject) {
        return staffToo || parties(subject).contains(String.valueOf(actor.actingFor()));
    }

    /** {@code buyer/B-1001}. */
    Set<String> parties(ReturnCase subject) {
        return sides.stream().map(subject::party).map(Party::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    /** As tables name authors: {@code BUYER}, {@code SELLER}, and staff. */
    String[] authors() {
        Stream<String> parties = sides.stream().map(Side::name);
        return Stream.concat(parties, staffToo ? Stream.of("MEDIATOR", "STAFF") : Stream.empty())
                .toArray(String[]::new);
    }
}
