package io.redress.insight;

import io.redress.orders.Channel;
import io.redress.policy.Reason;
import io.redress.security.Party;
import io.redress.security.Side;
import io.redress.web.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Which cases are counted.
 *
 * @param channel their effective channel (C1); {@code null} for all
 * @param seller the marketplace's id of one seller; {@code null} for all
 */
record Filter(
        Period period,
        @Nullable Channel channel,
        @Nullable Reason reason,
        @Nullable String seller) {

    /** @throws InvalidInput if the seller's id cannot be one */
    Filter {
        if (seller != null) {
            try {
                new Party(Side.SELLER, seller);
            } catch (IllegalArgumentException notAnId) {
                throw new InvalidInput("seller", "A seller id is 1 to 64 letters, digits and . _ : -.");
            }
        }
    }

    static Filter all(Period period) {
        return new Filter(period, null, null, null);
    }
}
