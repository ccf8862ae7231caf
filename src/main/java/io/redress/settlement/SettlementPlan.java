package io.redress.settlement;

import java.util.List;

/**
 * How an award is carried out.
 *
 * @param mediatorGroups who decides if an inspection fails or a replacement is refused (S2)
 */
public record SettlementPlan(boolean returnRequired, Performance performance, List<String> mediatorGroups) {

    /** What is owed. */
    public enum Performance {
        MONEY,
        GOODS,
        NOTHING
    }
}
