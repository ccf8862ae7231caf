package io.redress.policy;

/** Why a buyer makes a claim. Which reasons a rule covers stands in its table; the groups here are for people and tests. */
public enum Reason {
    DAMAGED,
    DEFECTIVE,
    WRONG_ITEM,
    /** In design, colour, function or specification. */
    NOT_AS_DESCRIBED,
    QUALITY_DISCREPANCY,
    SHORT_QUANTITY,
    NOT_DELIVERED,
    LOST_IN_TRANSIT,
    DAMAGED_IN_TRANSIT,
    CHANGE_OF_MIND,
    CANCEL_BEFORE_SHIPMENT,
    /** Wrong papers, seized by customs, a missing label. */
    NON_COMPLIANT,
    /** Paid twice, or a refund that did not come. */
    PAYMENT_OR_REFUND,
    /** The freight or the price was raised after the order. */
    PRICE_RAISED,
    SELLER_CANNOT_FULFIL;

    /** Nothing is wrong; the buyer wants it otherwise. */
    public boolean isBuyersChoice() {
        return switch (this) {
            case CHANGE_OF_MIND, CANCEL_BEFORE_SHIPMENT -> true;
            default -> false;
        };
    }

    /** Something happened on the way. */
    public boolean isCarriage() {
        return switch (this) {
            case LOST_IN_TRANSIT, DAMAGED_IN_TRANSIT -> true;
            default -> false;
        };
    }

    /** The goods did not come. */
    public boolean isNonDelivery() {
        return switch (this) {
            case NOT_DELIVERED, LOST_IN_TRANSIT -> true;
            default -> false;
        };
    }

    /** Something is wrong with the goods that came. */
    public boolean isCondition() {
        return switch (this) {
            case DAMAGED,
                    DEFECTIVE,
                    WRONG_ITEM,
                    NOT_AS_DESCRIBED,
                    QUALITY_DISCREPANCY,
                    SHORT_QUANTITY,
                    NON_COMPLIANT,
                    DAMAGED_IN_TRANSIT -> true;
            default -> false;
        };
    }

    /** Whether the two are in a group together. */
    public boolean isRelatedTo(Reason other) {
        return this == other
                || isBuyersChoice() && other.isBuyersChoice()
                || isCarriage() && other.isCarriage()
                || isNonDelivery() && other.isNonDelivery()
                || isCondition() && other.isCondition();
    }
}
