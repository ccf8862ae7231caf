package io.redress.mediation;

import java.util.List;

/**
 * Whether a decision needs a second signature (M4).
 *
 * @param groups who can give it; empty if it needs none
 */
public record SecondSignature(boolean needed, List<String> groups) {

    public SecondSignature {
        groups = List.copyOf(groups);
    }
}
