package io.redress.policy;

/** What the table of similar cases gives points for, and the limits it sets (M6). */
public enum SimilarityMeasure {
    REASON,
    /** Another reason of the same group. */
    RELATED_REASON,
    CHANNEL,
    /** How far the evidence of the buyer went. */
    BUYER_EVIDENCE,
    SELLER_EVIDENCE,
    AMOUNT,
    /** By the words that describe the goods; a share of the points for a share of the words. */
    GOODS,
    /** With so many points a case is similar. */
    LEAST_POINTS,
    /** An amount is similar up to so many times as much. */
    AMOUNT_FACTOR,
    /** So many similar cases are counted at most. */
    COUNTED,
    /** So many of them are shown. */
    SHOWN
}
