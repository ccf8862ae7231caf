package io.redress.policy;

/**
 * Something that counts as evidence because the platform itself holds it (C2).
 *
 * @param words what it is, in words that a party reads
 * @param rule id of the rule
 */
public record HeldEvidence(EvidenceType type, String words, String rule) {}
