package io.redress.replay;

import io.redress.replay.ReplayReport.Amount;
import io.redress.replay.ReplayReport.Change;
import io.redress.replay.ReplayReport.Count;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Counts rulings that changed in the same way. Rulings come case by case. */
final class ChangeTally {

    private static final int SHOWN = 10;
    private static final int EXAMPLES = 20;

    private final Verdict verdict;
    private final String before;
    private final String after;
    private final Map<String, Long> rows = new TreeMap<>();
    private final Map<String, Long> reasons = new TreeMap<>();
    private final Map<String, Long> sellers = new TreeMap<>();
    private final Map<String, Long> buyers = new TreeMap<>();
    private final Map<String, Long> outcomes = new TreeMap<>();
    private final Map<String, Sum> money = new TreeMap<>();
    private final List<String> examples = new ArrayList<>();
    private Map<String, @Nullable Object> facts = Map.of();
    private long rulings;
    private long cases;
    private String lastCase = "";

    ChangeTally(Verdict verdict, String before, String after) {
        this.verdict = verdict;
        this.before = before;
        this.after = after;
    }

    /** @param last whether it is the last ruling of this table in its case, the one that counts */
    void add(Replayed replayed, boolean last) {
        PastRuling past = replayed.past();
        rulings++;
        count(rows, String.join(", ", past.rows()) + " → " + now(replayed));
        if (!past.caseNumber().equals(lastCase)) {
            lastCase = past.caseNumber();
            cases++;
            count(reasons, past.reason());
            count(sellers, past.seller());
            count(buyers, past.buyer());
            count(outcomes, past.outcome() == null ? "open" : past.outcome());
            if (examples.size() < EXAMPLES) {
                examples.add(lastCase);
            }
            if (rulings == 1 && verdict != Verdict.FLIPPED && verdict != Verdict.OTHER_ROWS) {
                facts = new LinkedHashMap<>(past.facts());
            }
        }
        if (last) {
            replayed.money()
                    .forEach((what, amount) -> money.merge(
                            what + " " + amount.getCurrencyUnit().getCode(), new Sum(what, amount, 1), Sum::plus));
        }
    }

    Verdict verdict() {
        return verdict;
    }

    long rulings() {
        return rulings;
    }

    Change change() {
        return new Change(
                verdict,
                before,
                after,
                rulings,
                cases,
                money.values().stream().map(Sum::amount).toList(),
                most(rows),
                most(reasons),
                most(sellers),
                most(buyers),
                most(outcomes),
                List.copyOf(examples),
                facts);
    }

    private static String now(Replayed replayed) {
        return replayed.rows().isEmpty() ? "none" : String.join(", ", replayed.rows());
    }

    private static void count(Map<String, Long> counts, @Nullable String what) {
        if (what != null) {
            counts.merge(what, 1L, Long::sum);
        }
    }

    private static List<Count> most(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> new Count(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Count::count).reversed())
                .limit(SHOWN)
                .toList();
    }

    private record Sum(String what, Money money, long cases) {

        Sum plus(Sum other) {
            return new Sum(what, money.plus(other.money), cases + other.cases);
        }

        Amount amount() {
            return new Amount(what, "%s %,.2f".formatted(money.getCurrencyUnit().getCode(), money.getAmount()), cases);
        }
    }
}
