package io.redress.cases;

/** Where a case stands. */
public enum Stage {
    INTAKE,
    NEGOTIATION,
    FILING,
    EVIDENCE,
    MEDIATION,
    DECIDED,
    APPEAL,
    SETTLEMENT,
    CLOSED;

    /** Whether no decision has been issued yet, so that the case can be withdrawn or settled (N7). */
    public boolean isBeforeDecision() {
        return compareTo(DECIDED) < 0;
    }

    /** Whether the formal dispute is open, so that mediators read along (N6). */
    public boolean isFormalDispute() {
        return compareTo(FILING) >= 0 && this != CLOSED;
    }
}
