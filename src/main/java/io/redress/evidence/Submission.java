package io.redress.evidence;

/**
 * What became of handing in a piece of evidence.
 *
 * @param added false if the same side had handed in the same content as the same type before
 */
public record Submission(EvidenceView evidence, boolean added) {}
