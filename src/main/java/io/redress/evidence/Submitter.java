package io.redress.evidence;

import io.redress.security.Caller;
import io.redress.security.Side;
import java.util.Optional;

/** Who handed evidence in, as the file of a case tells it. */
public enum Submitter {
    BUYER,
    SELLER,
    /** The platform's staff, who may add what they found themselves. */
    MEDIATOR;

    public static Submitter of(Caller caller) {
        return caller.side().map(Submitter::of).orElse(MEDIATOR);
    }

    static Submitter of(Side side) {
        return side == Side.BUYER ? BUYER : SELLER;
    }

    /** Empty for staff. */
    public Optional<Side> side() {
        return switch (this) {
            case BUYER -> Optional.of(Side.BUYER);
            case SELLER -> Optional.of(Side.SELLER);
            case MEDIATOR -> Optional.empty();
        };
    }
}
