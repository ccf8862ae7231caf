package io.redress.notification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody wants to be told what happens.
 *
 * @param events the names of those that it wants; none for all
 * @param disabled null while it is told
 */
record WebhookEndpoint(
        UUID id,
        String url,
        String description,
        List<String> events,
        @Nullable Disabled disabled,
        Secrets secrets,
        Instant createdAt) {

    /** Why an endpoint is told nothing. */
    enum Reason {
        /** It answered 410. */
        GONE,
        /** Whoever owns it has said so. */
        OWNER
    }

    /** Since when it is told nothing, and why. */
    record Disabled(Instant at, Reason because) {}

    /**
     * Sealed, as {@link EndpointSecrets} does.
     *
     * @param earlier signs beside the current one, until then
     */
    record Secrets(
            String current,
            @Nullable String earlier,
            @Nullable Instant earlierUntil) {

        /** Those that sign now, the current one first. */
        List<String> at(Instant now) {
            return earlier != null && earlierUntil != null && now.isBefore(earlierUntil)
                    ? List.of(current, earlier)
                    : List.of(current);
        }
    }

    boolean enabled() {
        return disabled == null;
    }

    boolean wants(String event) {
        return events.isEmpty() || events.contains(event);
    }
}
