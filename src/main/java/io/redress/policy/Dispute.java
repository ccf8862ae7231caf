package io.redress.policy;

import io.redress.orders.Channel;
import org.joda.money.Money;

/**
 * What the route of a dispute depends on (M2).
 *
 * @param language BCP 47 tag of the order's language
 * @param amount what is at stake
 * @param overdue whether the term of the mediation is over (M1)
 */
public record Dispute(String language, Channel effectiveChannel, Reason reason, Money amount, boolean overdue) {}
