package io.redress.policy;

import io.redress.orders.Channel;
import io.redress.orders.LineQuantity;
import io.redress.orders.Order;
import java.util.List;

/**
 * What the requirements depend on.
 *
 * @param lines the pieces claimed; none means the whole order
 */
public record EvidenceQuestion(Order order, Channel effectiveChannel, Reason reason, List<LineQuantity> lines) {

    public EvidenceQuestion {
        lines = List.copyOf(lines);
    }
}
