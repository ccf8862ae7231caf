package io.redress.policy;

/** A part of what an award may contain (M3). */
public enum AwardPart {
    PAID,
    FREIGHT,
    INCIDENTAL_COSTS
}
