package io.redress.policy;

/** A rung of the ladder of enforcement (S4), lowest first. */
public enum MeasureType {
    HELD_FUNDS,
    GUARANTEE,
    PENALTY_POINTS,
    SUSPENSION
}
