package io.redress.policy;

import io.redress.orders.Channel;
import io.redress.orders.Order;
import org.jspecify.annotations.Nullable;

/**
 * An order, with what is known about it besides its own facts.
 *
 * @param effectiveChannel by C1
 * @param refundRecorded whether the buyer already got the money back (E43)
 * @param openCase the number of an open case that covers the same pieces (E70)
 */
public record OrderStanding(
        Order order,
        Channel effectiveChannel,
        boolean refundRecorded,
        @Nullable String openCase) {

    /** An order for which no case is open and nothing was refunded. */
    public static OrderStanding untouched(Order order, Channel effectiveChannel) {
        return new OrderStanding(order, effectiveChannel, false, null);
    }
}
