package io.redress.policy;

/** Who pays the return freight, or the freight of a replacement (F10 to F91). */
public enum FreightPayer {
    BUYER,
    SELLER,
    /** No goods travel: a refund without a return (F60), or a matter of money only. */
    NOBODY
}
