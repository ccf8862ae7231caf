package io.redress.orders;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order.
 *
 * @param specification the written specification, without which quality cannot be decided (E50)
 * @param quantity pieces, at least 1
 * @param unitPrice price of one piece, in the order's currency
 * @param category what kind of goods, such as {@code MACHINERY} (V11)
 */
public record OrderLine(
        String lineId,
        String description,
        @Nullable String specification,
        int quantity,
        Money unitPrice,
        @Nullable String category) {

    /** The price of the whole line. */
    public Money value() {
        return unitPrice.multipliedBy(quantity);
    }
}
