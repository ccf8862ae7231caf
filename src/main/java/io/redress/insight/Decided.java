package io.redress.insight;

import org.jspecify.annotations.Nullable;

/**
 * First decisions on a dispute that were issued in a period, and what became of them.
 *
 * @param month such as {@code 2026-03}; {@code null} for all months together
 * @param channel the effective channel; {@code null} for all channels together
 * @param fromRequest how long it took from the request
 * @param fromMediation how long it took from when the case came to the mediators
 * @param appealed those against which an appeal was admitted; {@code upheld}, {@code amended} and {@code overturned} of
 *     them are decided, the others under review
 */
record Decided(
        @Nullable String month,
        @Nullable String channel,
        long cases,
        Spread fromRequest,
        Spread fromMediation,
        long appealed,
        long upheld,
        long amended,
        long overturned) {

    /** Half, and nine in ten, were done in this time; in days, {@code null} if there are none. */
    record Spread(@Nullable Double median, @Nullable Double ninety) {}

    long underReview() {
        return appealed - upheld - amended - overturned;
    }

    boolean isTotal() {
        return month == null && channel == null;
    }
}
