package io.redress.orders;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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
        @Id String lineId,
        @NotBlank @Size(max = 2_000) String description,
        @Nullable @Size(max = 20_000) String specification,
        @Min(1) @Max(MAX_QUANTITY) int quantity,
        @NotNull Money unitPrice,

        @Nullable @Pattern(regexp = "[A-Z][A-Z0-9_]{0,63}", message = "is a name in capitals, such as MACHINERY")
        String category) {

    private static final int MAX_QUANTITY = 100_000_000;

    /** The price of the whole line. */
    public Money value() {
        return unitPrice.multipliedBy(quantity);
    }
}
