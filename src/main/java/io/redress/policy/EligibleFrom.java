package io.redress.policy;

/** When a request that is not eligible now becomes so. */
public enum EligibleFrom {
    SHIPMENT,
    RECEIPT,
    PROMISED_DATE,
    OTHER_CASE_CLOSED,
    PAYMENT,
    NEVER
}
