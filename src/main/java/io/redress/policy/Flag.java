package io.redress.policy;

/** What travels with a case as a warning or a privilege; each but the last is set by one row of the eligibility table. */
public enum Flag {
    /** E12: the seller may refuse. */
    LATE_CANCELLATION,
    /** E20. */
    INSPECT_ON_RETURN,
    /** E31. */
    LATENT_DEFECT,
    /** E42. */
    TRACKING_CONTRADICTION,
    /** E43. */
    RETURNED_TO_SHIPPER,
    /** E50. */
    NO_WRITTEN_SPECIFICATION,
    /** E80: priority, shorter terms, and the formal dispute at once. */
    SAFETY,
    /** E81. */
    ADVANCE_FEE,
    /** S5: set by no row, but when the seller ships what it had agreed to cancel. */
    SHIPPED_AFTER_CANCELLATION
}
