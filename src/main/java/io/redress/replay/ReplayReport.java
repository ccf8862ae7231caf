package io.redress.replay;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What other tables would have said in the past.
 *
 * @param since from when on rulings were looked at, UTC
 * @param rulings how many
 * @param tables those that were asked, by key
 */
public record ReplayReport(Instant since, long rulings, List<OfTable> tables) {

    public ReplayReport {
        tables = List.copyOf(tables);
    }

    /**
     * One table.
     *
     * @param file where it stands; null if there is none
     * @param rulings by what became of them
     * @param changes what became of those that are not as before, most frequent first
     */
    public record OfTable(String table, @Nullable String file, Map<Verdict, Long> rulings, List<Change> changes) {

        public OfTable {
            rulings = new EnumMap<>(rulings);
            changes = List.copyOf(changes);
        }

        public long all() {
            return rulings.values().stream().mapToLong(Long::longValue).sum();
        }

        public long of(Verdict verdict) {
            return rulings.getOrDefault(verdict, 0L);
        }
    }

    /**
     * Rulings that changed in the same way.
     *
     * @param before the result that was kept
     * @param after the result now, or what is wrong
     * @param cases of how many cases
     * @param money what moves, by what it is and currency; of each case once, by the last ruling of this table in it
     * @param rows which rows answered, before and after, most frequent first
     * @param examples case numbers, the first of them
     * @param facts of the first case, so that one can see why; empty where rows answer as they should
     */
    public record Change(
            Verdict verdict,
            String before,
            String after,
            long rulings,
            long cases,
            List<Amount> money,
            List<Count> rows,
            List<Count> reasons,
            List<Count> sellers,
            List<Count> buyers,
            List<Count> outcomes,
            List<String> examples,
            Map<String, @Nullable Object> facts) {}

    public record Count(String what, long count) {}

    /** A sum in one currency, such as {@code USD 1,200.00}. */
    public record Amount(String what, String sum, long cases) {}

    /** Whether all is as before. */
    public boolean isUnchanged() {
        return tables.stream().allMatch(table -> table.of(Verdict.SAME) == table.all());
    }

    public long of(Verdict verdict) {
        return tables.stream().mapToLong(table -> table.of(verdict)).sum();
    }
}
