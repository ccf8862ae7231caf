package io.redress.policy;

import io.redress.orders.LineQuantity;
import io.redress.web.InvalidInput;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks before a sale or before a claim (R2): about an order that there is, or about one like this.
 *
 * @param at when the claim would be made; now, unless told otherwise
 * @param lines the pieces; none means the whole order
 * @param refundRecorded whether the buyer already got the money back (E43)
 * @param lowValue whether the goods are worth less than the return freight (F60)
 */
record PreviewRequest(
        @Nullable @Size(max = 64) String orderId,
        @Nullable @Valid OrderLike order,
        @NotNull Reason reason,
        @Nullable Instant at,
        @Nullable @Size(max = 1_000) List<@NotNull @Valid Pieces> lines,
        @Nullable @Valid RemedyLike requestedRemedy,
        @Nullable Boolean latentDefect,
        @Nullable Boolean safetyHazard,
        @Nullable Boolean furtherPaymentAsked,
        @Nullable Boolean refundRecorded,
        @Nullable Boolean lowValue) {

    record Pieces(
            @NotBlank @Size(max = 64) String lineId,
            @NotNull @Min(1) Integer quantity) {}

    record RemedyLike(@NotNull RemedyType type, @Nullable Money amount) {

        private Remedy toRemedy() {
            try {
                return new Remedy(type, amount);
            } catch (IllegalArgumentException contradiction) {
                throw new InvalidInput("requestedRemedy.amount", contradiction.getMessage() + ".");
            }
        }
    }

    /**
     * The claim, if it can be one about an order in this currency.
     *
     * @throws InvalidInput if it asks for something that there is not, or for another currency
     */
    Claim toClaim(CurrencyUnit currency) {
        Remedy remedy = requestedRemedy == null ? null : requestedRemedy.toRemedy();
        if (remedy != null
                && remedy.amount() != null
                && !remedy.amount().getCurrencyUnit().equals(currency)) {
            throw new InvalidInput(
                    "requestedRemedy.amount.currency",
                    "All money of an order is in its currency, which is " + currency + ".");
        }
        return new Claim(
                reason,
                lines == null
                        ? List.of()
                        : lines.stream()
                                .map(pieces -> new LineQuantity(pieces.lineId(), pieces.quantity()))
                                .toList(),
                remedy,
                Boolean.TRUE.equals(latentDefect),
                Boolean.TRUE.equals(safetyHazard),
                Boolean.TRUE.equals(furtherPaymentAsked));
    }
}
