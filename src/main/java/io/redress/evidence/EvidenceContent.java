package io.redress.evidence;

import org.springframework.core.io.InputStreamSource;

/**
 * A piece of evidence and what is in it.
 *
 * @param bytes verified when they are opened
 */
public record EvidenceContent(EvidenceView evidence, InputStreamSource bytes) {}
