package io.redress.policy;

/** Which reading of the freight rules an installation applies; why there are two is told in the decision records. */
public enum FreightScheme {
    /** Whoever is at fault pays. */
    FAULT_BEARS,
    /** The marketplace's published guide to the letter (F90, F91). */
    PUBLISHED_GUIDE
}
