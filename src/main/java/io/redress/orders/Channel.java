package io.redress.orders;

/** How an order was made. Which channel's rules apply to it is decided later (C1). */
public enum Channel {
    TRADE_ASSURANCE,
    WHOLESALE,
    OFFLINE
}
