package io.redress.policy;

import io.redress.orders.Channel;

/**
 * The channel whose rules apply to an order.
 *
 * @param declared how the order was made
 * @param channel whose rules apply
 * @param explanation told to both parties on the first page that they see (C1)
 * @param rule id of the rule
 */
public record EffectiveChannel(Channel declared, Channel channel, String explanation, String rule, Ruling ruling) {}
