package io.redress.policy;

/** Whose fault a decision finds (M3). */
public enum Fault {
    SELLER,
    BUYER,
    CARRIER,
    NONE
}
