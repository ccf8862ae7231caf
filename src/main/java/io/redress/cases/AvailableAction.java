package io.redress.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that whoever asks may do with the case now.
 *
 * @param dueAt     until when, UTC; {@code null} if no term runs for it
 * @param mandatory whether the case waits for exactly this
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AvailableAction(
        ActionName action,
        String method,
        String href,
        @Nullable Instant dueAt,
        boolean mandatory) {}
