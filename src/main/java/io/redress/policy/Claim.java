package io.redress.policy;

import io.redress.orders.LineQuantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer claims of an order.
 *
 * @param lines the pieces; none means the whole order
 * @param requestedRemedy null if only the rules are asked after (R2)
 * @param latentDefect the fault could not be seen earlier (E31)
 * @param safetyHazard somebody was hurt or may be (E80)
 * @param furtherPaymentAsked the seller asks for money outside the order (E81)
 */
public record Claim(
        Reason reason,
        List<LineQuantity> lines,
        @Nullable Remedy requestedRemedy,
        boolean latentDefect,
        boolean safetyHazard,
        boolean furtherPaymentAsked) {

    public Claim {
        lines = List.copyOf(lines);
    }
}
