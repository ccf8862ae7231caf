package io.redress.policy;

import io.redress.orders.Channel;
import org.joda.money.Money;

/**
 * What decides how urgent a task of staff is.
 *
 * @param amount what is at stake
 * @param ageDays whole days since the case was opened
 * @param termUsed how much of its term has passed, in per cent: 0 when it begins, 100 at its end, more after that (M1)
 * @param safety whether the case carries the flag {@code SAFETY} (E80)
 */
public record Urgency(Money amount, int ageDays, int termUsed, Channel effectiveChannel, boolean safety) {}
