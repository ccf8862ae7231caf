package io.redress.orders;

import org.joda.money.Money;

/**
 * What the buyer has paid for an order.
 *
 * @param paid everything paid so far, in the order's currency
 * @param toApprovedAccount whether it went to the account that the platform approved (C1)
 */
public record Payment(Money paid, boolean toApprovedAccount) {}
