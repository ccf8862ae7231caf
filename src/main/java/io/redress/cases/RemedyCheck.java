package io.redress.cases;

import io.redress.orders.Order;
import io.redress.policy.Remedy;
import io.redress.policy.RemedyType;
import io.redress.web.InvalidInput;
import org.jspecify.annotations.Nullable;

/** What makes a remedy one that can be asked for, offered or awarded. */
public final class RemedyCheck {

    private RemedyCheck() {}

    /**
     * Refuses a remedy that cannot be asked for or offered: one that denies, one whose amount is in another
     * currency.
     *
     * @param field where the remedy stands in the request, for example {@code requestedRemedy}
     * @throws InvalidInput naming the field
     */
    public static void askable(@Nullable Remedy remedy, String field, Order order) {
        wellFormed(remedy, field, order);
        if (remedy != null && remedy.type() == RemedyType.DENIED) {
            throw new InvalidInput("remedy-not-askable", field + ".type", "DENIED is for decisions only.");
        }
    }

    /**
     * Refuses a remedy that cannot be offered or sought: one that cannot be asked for, or one that comes to more than the
     * buyer has paid (E71).
     *
     * @throws InvalidInput naming the field
     */
    public static void payable(@Nullable Remedy remedy, String field, Order order) {
        askable(remedy, field, order);
        if (remedy != null
                && remedy.amount() != null
                && remedy.amount().isGreaterThan(order.payment().paid())) {
            throw new InvalidInput(
                    "remedy-exceeds-payment",
                    field + ".amount",
                    "At most what was paid can be given back: "
                            + Wording.of(order.payment().paid()) + ".");
        }
    }

    /** Refuses a remedy that is missing, or whose amount is in another currency than the order's. */
    public static void wellFormed(@Nullable Remedy remedy, String field, Order order) {
        if (remedy == null) {
            throw new InvalidInput("missing-field", field, "Say which remedy: " + field + ".type is required.");
        }
        if (remedy.amount() != null && !remedy.amount().getCurrencyUnit().equals(order.currency())) {
            throw new InvalidInput(
                    "wrong-currency",
                    field + ".amount.currency",
                    "The order is in " + order.currency() + "; name the amount in it.");
        }
    }
}
