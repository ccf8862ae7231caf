package io.redress.replay;

import io.redress.replay.ReplayReport.OfTable;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Counts the rulings of one table. */
final class TableTally {

    private final String table;
    private final @Nullable String file;
    private final Map<Verdict, Long> rulings = new EnumMap<>(Verdict.class);
    private final Map<String, ChangeTally> changes = new TreeMap<>();

    TableTally(String table, @Nullable String file) {
        this.table = table;
        this.file = file;
    }

    void add(Replayed replayed, boolean last) {
        rulings.merge(replayed.verdict(), 1L, Long::sum);
        if (replayed.verdict() != Verdict.SAME) {
            String before = before(replayed);
            String after = after(replayed);
            changes.computeIfAbsent(
                            replayed.verdict() + "\n" + before + "\n" + after,
                            key -> new ChangeTally(replayed.verdict(), before, after))
                    .add(replayed, last);
        }
    }

    OfTable ofTable() {
        return new OfTable(
                table,
                file,
                rulings,
                changes.values().stream()
                        .sorted(Comparator.comparing(ChangeTally::verdict)
                                .thenComparing(ChangeTally::rulings, Comparator.reverseOrder()))
                        .map(ChangeTally::change)
                        .toList());
    }

    /** A limit is another one in each case: they are counted together, so that there are few ways to change. */
    private boolean isSum() {
        return table.equals("award-limit");
    }

    private String before(Replayed replayed) {
        return isSum() ? "the limit" : replayed.past().result();
    }

    private String after(Replayed replayed) {
        String result = replayed.result();
        if (result == null) {
            String detail = replayed.detail();
            return detail == null
                    ? replayed.verdict().words()
                    : replayed.verdict().words() + ": " + detail;
        }
        if (!isSum()) {
            return result;
        }
        int change = Money.parse(result).compareTo(Money.parse(replayed.past().result()));
        return change == 0 ? "the same limit" : change > 0 ? "a higher limit" : "a lower limit";
    }
}
