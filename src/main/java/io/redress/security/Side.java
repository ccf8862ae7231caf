package io.redress.security;

import java.util.Locale;
import java.util.Optional;

/** The two sides of an order, and so of a case. */
public enum Side {
    BUYER,
    SELLER;

    public Side other() {
        return this == BUYER ? SELLER : BUYER;
    }

    /** As it is written in the {@code Acting-Party} header: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The side that is labelled so, if any. */
    public static Optional<Side> labelled(String label) {
        for (Side side : values()) {
            if (side.label().equals(label)) {
                return Optional.of(side);
            }
        }
        return Optional.empty();
    }
}
