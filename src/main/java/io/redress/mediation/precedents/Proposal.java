package io.redress.mediation.precedents;

import io.redress.policy.Fault;
import io.redress.policy.RemedyType;
import io.redress.web.InvalidInput;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** A decision that is being drafted, as far as it is known yet. */
public record Proposal(
        @Nullable RemedyType remedy,
        @Nullable Money amount,
        @Nullable Fault fault,
        @Nullable Boolean returnRequired) {

    private static final Pattern AMOUNT = Pattern.compile("(0|[1-9][0-9]{0,11})(\\.[0-9]{1,3})?");

    /** Nothing is decided yet. */
    public static final Proposal OPEN = new Proposal(null, null, null, null);

    /**
     * @param amount plain digits, such as {@code 120.00}; ignored where the remedy has none
     * @throws InvalidInput {@code invalid-amount}
     */
    public static Proposal of(
            CurrencyUnit currency,
            @Nullable RemedyType remedy,
            @Nullable String amount,
            @Nullable Fault fault,
            @Nullable Boolean returnRequired) {
        boolean counts = amount != null && !amount.isBlank() && (remedy == null || remedy.needsAmount());
        return new Proposal(remedy, counts ? parse(amount.strip(), currency) : null, fault, returnRequired);
    }

    private static Money parse(String amount, CurrencyUnit currency) {
        if (!AMOUNT.matcher(amount).matches()) {
            throw new InvalidInput("invalid-amount", "amount", "Enter a plain amount such as 120.00.");
        }
        try {
            Money money = Money.of(currency, new BigDecimal(amount));
            if (money.isPositive()) {
                return money;
            }
        } catch (ArithmeticException tooPrecise) {
            throw new InvalidInput(
                    "invalid-amount", "amount", currency + " has " + currency.getDecimalPlaces() + " decimal places.");
        }
        throw new InvalidInput(
                "invalid-amount", "amount", "An amount is above zero; to award nothing, deny the claim.");
    }
}
