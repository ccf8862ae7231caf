package io.redress.policy;

import org.joda.money.Money;

/**
 * What a seller can be held to (S4). Both amounts in the currency of the award.
 *
 * @param heldFunds what the platform holds of the order
 * @param guarantee what is left of the seller's guarantee
 * @param penaltyPoints so far
 */
public record SellerAccount(Money heldFunds, Money guarantee, int penaltyPoints) {}
