package io.redress.orders;

import io.redress.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * The marketplace said something new about an order. Published inside the transaction that stores it: a listener that
 * throws a problem refuses the change.
 *
 * @param before null when the order was not known
 */
public record OrderUpdated(@Nullable Order before, Order after, Caller by) {}
