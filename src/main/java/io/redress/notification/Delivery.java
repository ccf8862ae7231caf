package io.redress.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one event for one endpoint. Times UTC.
 *
 * @param eventId what the endpoint gets as {@code webhook-id}, each time
 * @param attempts since it was queued
 * @param nextTryAt absent when it is over, and while an earlier event of the same case waits
 * @param lastStatus what the endpoint answered last; absent if it did not answer
 * @param lastFailure why the last attempt failed; absent if it did not
 * @param endedAt when it was delivered or given up
 */
record Delivery(
        UUID eventId,
        String type,
        String caseNumber,
        State state,
        int attempts,
        @Nullable Instant nextTryAt,
        @Nullable Instant lastTriedAt,
        @Nullable Integer lastStatus,
        @Nullable String lastFailure,
        Instant queuedAt,
        @Nullable Instant endedAt) {

    enum State {
        WAITING,
        DELIVERED,
        GIVEN_UP
    }
}
