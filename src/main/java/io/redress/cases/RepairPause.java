package io.redress.cases;

import io.redress.audit.Erased;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A repair attempt that the seller claims; it stops the clock of the negotiation once, if the buyer agrees (N3).
 *
 * @param days        whole days, at most the repair pause of the deadlines table
 * @param pausedUntil {@code null} until the buyer has agreed
 */
public record RepairPause(int days, String note, @Nullable Instant pausedUntil) {

    /** The same attempt when its words were erased. */
    RepairPause withoutWords() {
        return new RepairPause(days, Erased.MARK, pausedUntil);
    }
}
