package io.redress.cases;

import io.redress.security.Side;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one offer that waits for an answer; each new offer withdraws the one before (N1).
 *
 * @param by         who made it; {@code null} for a mediator, whose proposal both sides must accept
 * @param acceptedBy sides that have accepted a mediator's proposal so far
 */
public record OpenOffer(UUID id, @Nullable Side by, Set<Side> acceptedBy) {

    public OpenOffer {
        acceptedBy = Set.copyOf(acceptedBy);
    }

    /** Whether this side can still accept or reject the offer. */
    public boolean waitsFor(Side side) {
        return by != side && !acceptedBy.contains(side);
    }
}
