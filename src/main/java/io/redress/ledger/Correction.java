package io.redress.ledger;

import org.joda.money.Money;

/**
 * What became of a correction after an appeal (A4).
 *
 * @param paid what went to the buyer from what was held
 * @param takenBack what was booked back from the buyer to where it had come from
 * @param owedBySeller what the buyer is still to get and only the seller can pay; not booked
 */
public record Correction(Money paid, Money takenBack, Money owedBySeller) {}
