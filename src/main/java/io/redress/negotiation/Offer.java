package io.redress.negotiation;

import io.redress.audit.Actor;
import io.redress.policy.FreightPayer;
import io.redress.policy.Remedy;
import io.redress.security.Side;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a party, or a mediator between them, proposes as the end of the quarrel (N1); all times UTC.
 *
 * @param endsAt until when it can be accepted; {@code null}: until a decision is issued (N7)
 * @param reason why it was rejected
 */
record Offer(
        UUID id,
        Maker by,
        Actor actor,
        Remedy remedy,
        @Nullable FreightPayer freightPayer,
        @Nullable String message,
        Status status,
        Instant madeAt,
        @Nullable Instant endsAt,
        @Nullable Instant endedAt,
        @Nullable String reason) {

    /** Who can make an offer. */
    enum Maker {
        BUYER,
        SELLER,
        MEDIATOR;

        static Maker of(@Nullable Side side) {
            return side == null ? MEDIATOR : valueOf(side.name());
        }
    }

    /** How an offer stands. */
    enum Status {
        OPEN,
        ACCEPTED,
        REJECTED,
        /** The same or the other side made a new one. */
        WITHDRAWN,
        /** Its term is over, or the case went on without it. */
        EXPIRED
    }
}
