package io.redress.policy;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A remedy as it is asked for, offered or awarded.
 *
 * @param amount required for a partial refund and a compensation; may be given for the other refunds, where it is what
 *     the full price of the claimed goods is taken to be; never for goods or a denial
 */
public record Remedy(RemedyType type, @Nullable Money amount) {

    /** @throws IllegalArgumentException if the amount is missing, out of place, or not above zero */
    public Remedy {
        if (amount == null && type.needsAmount()) {
            throw new IllegalArgumentException(type + " needs an amount");
        }
        if (amount != null && !type.paysMoney()) {
            throw new IllegalArgumentException(type + " has no amount");
        }
        if (amount != null && !amount.isPositive()) {
            throw new IllegalArgumentException("The amount must be above zero");
        }
    }

    /** A remedy that needs no amount. */
    public static Remedy of(RemedyType type) {
        return new Remedy(type, null);
    }
}
