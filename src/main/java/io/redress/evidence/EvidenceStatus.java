package io.redress.evidence;

/** Whether a piece of evidence still stands. Either way it can be read for good (V4). */
public enum EvidenceStatus {
    SUBMITTED,
    /** The side that handed it in has handed in another one in its place. */
    SUPERSEDED
}
