package io.redress.evidence;

import io.redress.security.Side;
import java.util.EnumSet;
import java.util.Set;

/** Whom a mediator asks for more evidence. */
public enum AskedParty {
    BUYER(EnumSet.of(Side.BUYER)),
    SELLER(EnumSet.of(Side.SELLER)),
    BOTH(EnumSet.allOf(Side.class));

    private final Set<Side> sides;

    AskedParty(Set<Side> sides) {
        this.sides = Set.copyOf(sides);
    }

    Set<Side> sides() {
        return sides;
    }

    static AskedParty of(Set<Side> sides) {
        if (sides.size() == 2) {
            return BOTH;
        }
        return sides.contains(Side.BUYER) ? BUYER : SELLER;
    }
}
