package io.redress.policy;

/** What the seller finds when goods come back (S2). */
public enum InspectionResult {
    AS_EXPECTED,
    DAMAGED_BY_BUYER,
    INCOMPLETE,
    DIFFERENT_ITEM,
    EMPTY,
    NOT_ARRIVED
}
