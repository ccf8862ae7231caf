package io.redress.orders;

/** How the marketplace sees the order. A closed order can still be disputed (E60). */
public enum OrderStatus {
    OPEN,
    CLOSED,
    CANCELLED
}
