package io.redress.mediation.precedents;

import java.util.List;
import java.util.Optional;

/** Shares of what was claimed, in whole percent, lowest first. */
record Shares(List<Integer> sorted) {

    Shares {
        sorted = sorted.stream().sorted().toList();
    }

    boolean isEmpty() {
        return sorted.isEmpty();
    }

    /** The one in the middle; of two in the middle, half of their sum, rounded up. */
    Optional<Integer> median() {
        int size = sorted.size();
        return isEmpty() ? Optional.empty() : Optional.of((sorted.get((size - 1) / 2) + sorted.get(size / 2) + 1) / 2);
    }

    /** A tenth at most lies below it. */
    int low() {
        return sorted.get(rank(0.1));
    }

    /** A tenth at most lies above it. */
    int high() {
        return sorted.get(rank(0.9));
    }

    /** {@code 38 %}, or {@code 30 to 45 %}. */
    String range() {
        return low() == high() ? low() + " %" : low() + " to " + high() + " %";
    }

    /** {@code  (median 38 %)}, where there is a range. */
    String middle() {
        return low() == high() ? "" : " (median " + median().orElseThrow() + " %)";
    }

    private int rank(double quantile) {
        return (int) Math.ceil(quantile * sorted.size()) - 1;
    }
}
