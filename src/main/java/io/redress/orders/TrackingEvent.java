package io.redress.orders;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One scan of the carrier. Two events with the same time, status and place are the same event.
 *
 * @param at when it happened, UTC
 * @param location where, in the carrier's words
 */
public record TrackingEvent(
        @NotNull Instant at,
        @NotNull TrackingStatus status,

        @Nullable @Size(max = 200) @Pattern(regexp = "\\P{Cntrl}*", message = "is one line")
        String location) {

    /** Oldest first; events of the same instant in the order in which goods usually travel. */
    static final Comparator<TrackingEvent> CHRONOLOGICAL = comparing(TrackingEvent::at)
            .thenComparing(TrackingEvent::status)
            .thenComparing(TrackingEvent::location, nullsFirst(naturalOrder()));
}
