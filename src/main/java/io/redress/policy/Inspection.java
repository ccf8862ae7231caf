package io.redress.policy;

/**
 * What the result of an inspection means (S2).
 *
 * @param passed false sends it to the mediator
 * @param photosRequired whether the result needs photos
 * @param words in words that both parties read
 */
public record Inspection(boolean passed, boolean photosRequired, String words, String rule, Ruling ruling) {}
