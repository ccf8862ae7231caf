package io.redress.orders;

/** What a carrier says happened to the goods. */
public enum TrackingStatus {
    SHIPPED,
    IN_TRANSIT,
    CUSTOMS_HELD,
    DELIVERED,
    RETURNED_TO_SHIPPER,
    LOST
}
