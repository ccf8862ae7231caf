package io.redress.policy;

/** A breach of the rules that the platform punishes. */
public enum Breach {
    /** S5. */
    SHIPPED_AFTER_CANCELLATION
}
