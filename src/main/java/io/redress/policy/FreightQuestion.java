package io.redress.policy;

import io.redress.orders.CarriageArrangedBy;
import org.jspecify.annotations.Nullable;

/**
 * What the payer of the freight depends on.
 *
 * @param fault what a decision found; null at intake, when it is presumed from the reason
 * @param agreedPayer what the parties agreed, if anything (F50)
 * @param lowValue the goods are worth less than the return freight (F60)
 */
public record FreightQuestion(
        Reason reason,
        CarriageArrangedBy carriageArrangedBy,
        @Nullable Fault fault,
        @Nullable FreightPayer agreedPayer,
        boolean lowValue) {

    /** The estimate that both parties get at intake. */
    public static FreightQuestion atIntake(Reason reason, CarriageArrangedBy carriageArrangedBy, boolean lowValue) {
        return new FreightQuestion(reason, carriageArrangedBy, null, null, lowValue);
    }
}
