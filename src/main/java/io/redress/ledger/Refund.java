package io.redress.ledger;

import org.joda.money.Money;

/** What became of a refund. */
public sealed interface Refund {

    /** The buyer has the money. */
    record Paid(Money amount) implements Refund {}

    /** Nothing was booked: less is held for the case than was to be paid. */
    record Insufficient(Money available) implements Refund {}
}
