package io.redress.policy;

/** Who loses if nothing is shown (C3, V14, V31). */
public enum Burden {
    BUYER,
    SELLER,
    /** The order's own dates decide. */
    NOBODY
}
