package io.redress.policy;

/**
 * Whether a party may do something now, and why (not).
 *
 * @param explanation in words that the party reads
 * @param rule id of the rule, such as {@code N5}
 */
public record Permission(boolean allowed, String explanation, String rule, Ruling ruling) {}
