package io.redress.mediation;

import org.joda.money.Money;

/**
 * What can be awarded in a case (M3), besides incidental costs, whose amount only the one who decides names.
 *
 * @param limit of all awards about the order together
 * @param paid by the buyer
 * @param unpaidFreight the freight, unless the payment covers it already
 * @param elsewhere awarded in other cases about the order
 * @param costsProvable whether the buyer handed in what can prove incidental costs
 */
public record AwardRoom(Money limit, Money paid, Money unpaidFreight, Money elsewhere, boolean costsProvable) {

    /** What is left for this case; never less than nothing. */
    public Money most() {
        Money left = limit.minus(elsewhere);
        return left.isNegative() ? Money.zero(left.getCurrencyUnit()) : left;
    }
}
