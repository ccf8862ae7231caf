package io.redress.custody;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.redress.audit.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request to erase what is personal of a party, and how far it has come.
 *
 * @param party       {@code buyer/B-1001}
 * @param completedAt UTC; none while something is left to do
 * @param casesErased in which the party had something, or nothing any more
 * @param casesLeft   to be done, or kept by a legal hold that came in between
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErasureView(
        UUID id,
        String party,
        String reason,
        Actor requestedBy,
        Instant requestedAt,
        @Nullable Instant completedAt,
        int casesErased,
        int casesLeft) {}
