package io.redress.policy;

/**
 * What a breach costs (S5).
 *
 * @param performance whether what was done counts as performance all the same
 * @param words in words that both parties read
 */
public record BreachPenalty(int penaltyPoints, boolean performance, String words, String rule, Ruling ruling) {}
