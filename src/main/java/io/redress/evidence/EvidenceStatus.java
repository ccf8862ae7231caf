package io.redress.evidence;

/** Whether a piece of evidence stands. Once both parties could read it, they can for good (V4). */
public enum EvidenceStatus {
    /** No malware scanner could look through it yet: it counts, and others see it, when one has. */
    UNSCANNED,
    SUBMITTED,
    /** The side that handed it in has handed in another one in its place. */
    SUPERSEDED,
    /** The scanner found malware in it, after it had been handed in. Nobody gets its content. */
    REFUSED
}
