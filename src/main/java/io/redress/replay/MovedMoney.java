package io.redress.replay;

import java.util.LinkedHashMap;
import java.util.Map;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** How much money another result moves, where the result alone says so. */
final class MovedMoney {

    private static final String ELIGIBLE = "eligible";

    private MovedMoney() {}

    /** @param result the new one */
    static Map<String, Money> of(PastRuling past, String result) {
        Map<String, Money> moved = new LinkedHashMap<>();
        switch (past.table()) {
            case "eligibility" -> eligibility(past, result, moved);
            case "freight" -> put(moved, "return freight", past.freight());
            case "award-limit" -> limit(past, result, moved);
            default -> {
                // Who decides, how long it takes and what has to be shown moves no money by itself.
            }
        }
        return moved;
    }

    private static void eligibility(PastRuling past, String result, Map<String, Money> moved) {
        if (ELIGIBLE.equals(past.result()) != ELIGIBLE.equals(result)) {
            put(moved, "claimed", past.claimed());
            put(moved, "awarded", past.awarded());
        }
    }

    private static void limit(PastRuling past, String result, Map<String, Money> moved) {
        Money before = Money.parse(past.result());
        Money after = Money.parse(result);
        put(
                moved,
                after.isGreaterThan(before) ? "higher limit" : "lower limit",
                after.minus(before).abs());
    }

    private static void put(Map<String, Money> moved, String what, @Nullable Money money) {
        if (money != null && !money.isZero()) {
            moved.put(what, money);
        }
    }
}
