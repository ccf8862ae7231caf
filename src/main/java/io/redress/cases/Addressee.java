package io.redress.cases;

import io.redress.security.Side;

/** Whom staff write to; the parties write to everybody who reads the case (N6). */
public enum Addressee {
    BUYER,
    SELLER,
    BOTH;

    /** Whether what is written is for this side to read. */
    public boolean includes(Side side) {
        return this == BOTH || name().equals(side.name());
    }
}
