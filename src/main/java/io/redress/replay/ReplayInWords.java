package io.redress.replay;

import static java.util.stream.Collectors.joining;

import io.redress.replay.ReplayReport.Amount;
import io.redress.replay.ReplayReport.Change;
import io.redress.replay.ReplayReport.Count;
import io.redress.replay.ReplayReport.OfTable;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;

/** A report for people at a terminal. */
public final class ReplayInWords {

    private ReplayInWords() {}

    public static void print(PastReport report, PrintWriter out) {
        print(report.rulings(), out);
        if (report.cases() != null) {
            WalkInWords.print(report.cases(), out);
        }
    }

    private static void print(ReplayReport report, PrintWriter out) {
        for (OfTable table : report.tables()) {
            out.printf(
                    "%s%s: %,d rulings, %,d as before%n",
                    table.table(),
                    table.file() == null ? "" : " (" + table.file() + ")",
                    table.all(),
                    table.of(Verdict.SAME));
            table.changes().forEach(change -> print(change, out));
        }
        out.println(verdict(report));
    }

    static String verdict(ReplayReport report) {
        if (report.rulings() == 0) {
            return "There are no rulings to replay.";
        }
        if (report.isUnchanged()) {
            return "%,d rulings replayed: all are as before.".formatted(report.rulings());
        }
        String found = Arrays.stream(Verdict.values())
                .filter(verdict -> verdict != Verdict.SAME && report.of(verdict) > 0)
                .map(verdict -> "%,d: %s".formatted(report.of(verdict), verdict.words()))
                .collect(joining("; "));
        return "%,d rulings replayed, %,d as before. %s.".formatted(report.rulings(), report.of(Verdict.SAME), found);
    }

    private static void print(Change change, PrintWriter out) {
        out.printf("  %s%n", headline(change));
        if (!change.money().isEmpty()) {
            out.printf("    money: %s%n", money(change));
        }
        line(out, "rows", change.rows());
        line(out, "reasons", change.reasons());
        line(out, "sellers", change.sellers());
        line(out, "buyers", change.buyers());
        line(out, "how the cases ended", change.outcomes());
        if (!change.facts().isEmpty()) {
            out.printf("    facts of %s: %s%n", change.examples().get(0), facts(change));
        }
        out.printf("    cases: %s%s%n", String.join(", ", change.examples()), more(change));
    }

    static String headline(Change change) {
        String what = switch (change.verdict()) {
            case FLIPPED -> change.before() + " → " + change.after();
            case SAME, OTHER_ROWS -> change.before() + ", " + Verdict.OTHER_ROWS.words();
            case GAP, OVERLAP, UNREADABLE, FACT_MISSING, NO_TABLE -> change.before() + " before; now " + change.after();
        };
        return "%s: %s of %s".formatted(what, count(change.rulings(), "ruling"), count(change.cases(), "case"));
    }

    static String money(Change change) {
        return change.money().stream().map(ReplayInWords::money).collect(joining("; "));
    }

    private static String money(Amount amount) {
        return "%s %s in %s".formatted(amount.what(), amount.sum(), count(amount.cases(), "case"));
    }

    static String counts(List<Count> counts) {
        return counts.stream()
                .map(count -> "%s %,d".formatted(count.what(), count.count()))
                .collect(joining("; "));
    }

    static String facts(Change change) {
        return change.facts().entrySet().stream()
                .map(fact -> fact.getKey() + " = " + (fact.getValue() == null ? "nothing" : fact.getValue()))
                .collect(joining(", "));
    }

    static String more(Change change) {
        long more = change.cases() - change.examples().size();
        return more == 0 ? "" : " and %,d more; --csv lists all".formatted(more);
    }

    private static void line(PrintWriter out, String label, List<Count> counts) {
        if (!counts.isEmpty()) {
            out.printf("    %s: %s%n", label, counts(counts));
        }
    }

    private static String count(long number, String what) {
        return "%,d %s%s".formatted(number, what, number == 1 ? "" : "s");
    }
}
