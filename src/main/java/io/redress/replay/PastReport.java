package io.redress.replay;

import org.jspecify.annotations.Nullable;

/**
 * What other models would have made of the past.
 *
 * @param rulings under the tables
 * @param cases under the diagrams; null if only a table was asked
 */
public record PastReport(ReplayReport rulings, @Nullable WalkReport cases) {

    /** Whether all is as before. */
    public boolean isUnchanged() {
        return rulings.isUnchanged() && (cases == null || cases.isUnchanged());
    }
}
