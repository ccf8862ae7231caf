package io.redress.replay;

import java.util.List;
import java.util.Map;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A past ruling under another table.
 *
 * @param result what follows now; null if nothing does
 * @param rows the ids of the rows that fit now
 * @param detail what is wrong, in words; or else null
 */
record Replayed(
        PastRuling past,
        Verdict verdict,
        @Nullable String result,
        List<String> rows,
        @Nullable String detail) {

    Replayed {
        rows = List.copyOf(rows);
    }

    /** What depends on it in money, by what it is; empty if none does. */
    Map<String, Money> money() {
        return verdict == Verdict.FLIPPED && result != null ? MovedMoney.of(past, result) : Map.of();
    }
}
