package io.redress.orders;

/** Whose forwarder carries the goods: decides who bears a loss on the way (F30, F31). */
public enum CarriageArrangedBy {
    SELLER,
    BUYER
}
