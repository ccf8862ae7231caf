package io.redress.mediation;

/** What an appeal makes of the decision (A4). */
public enum AppealOutcome {
    /** The decision stands as it is. */
    UPHELD,
    /** Something of it is changed. */
    AMENDED,
    /** Another decision takes its place. */
    OVERTURNED
}
