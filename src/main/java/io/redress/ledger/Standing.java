package io.redress.ledger;

import java.time.Instant;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * How a seller stands with the platform (S4).
 *
 * @param guarantee what is in its guarantee deposit, one amount a currency
 * @param penaltyPoints the sum of all points
 * @param suspendedSince UTC; null unless suspended
 * @param entries what happened, oldest first
 */
public record Standing(
        String sellerId,
        List<Money> guarantee,
        int penaltyPoints,
        boolean suspended,
        @Nullable Instant suspendedSince,
        List<Entry> entries) {

    /**
     * One thing that happened.
     *
     * @param points zero for a suspension
     * @param at UTC
     */
    public record Entry(Kind kind, int points, String reason, String caseNumber, Instant at) {}

    /** What can happen to a seller's standing. */
    public enum Kind {
        PENALTY,
        SUSPENSION
    }
}
