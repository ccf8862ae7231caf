package io.redress.policy;

/** What a party asks for, offers or is awarded. */
public enum RemedyType {
    FULL_REFUND,
    PARTIAL_REFUND,
    RETURN_AND_REFUND,
    REPLACEMENT,
    REPAIR,
    COMPENSATION,
    /** Only a decision says so; nobody offers it (N1). */
    DENIED;

    /** Whether it means nothing without an amount. */
    public boolean needsAmount() {
        return this == PARTIAL_REFUND || this == COMPENSATION;
    }

    /** Whether money is paid under it. */
    public boolean paysMoney() {
        return switch (this) {
            case FULL_REFUND, PARTIAL_REFUND, RETURN_AND_REFUND, COMPENSATION -> true;
            case REPLACEMENT, REPAIR, DENIED -> false;
        };
    }

    /** Whether the seller sends goods under it (S3). */
    public boolean sendsGoods() {
        return this == REPLACEMENT || this == REPAIR;
    }

    /** Whether a party may offer it (N1). */
    public boolean isOfferable() {
        return this != DENIED;
    }
}
