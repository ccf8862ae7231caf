package io.redress.policy;

/**
 * Who pays the freight, and why.
 *
 * @param basis in words that both parties read
 * @param rule id of the rule, such as {@code F30}
 */
public record Freight(FreightPayer payer, String basis, String rule, Ruling ruling) {}
