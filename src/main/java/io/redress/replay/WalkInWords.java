package io.redress.replay;

import io.redress.replay.WalkReport.Difference;
import io.redress.replay.WalkReport.OfProcess;
import io.redress.replay.WalkReport.Shift;
import io.redress.replay.WalkReport.TermChange;
import java.io.PrintWriter;

/** A report of walked cases for people at a terminal. */
final class WalkInWords {

    private WalkInWords() {}

    static void print(WalkReport report, PrintWriter out) {
        report.processes().forEach(process -> print(process, out));
        report.terms().forEach(term -> out.printf("%s%n", term(term)));
        if (report.shifted() != null) {
            out.println(shift(report.shifted()));
        }
        out.println(verdict(report));
    }

    static String verdict(WalkReport report) {
        if (report.cases() == 0) {
            return "There are no closed cases to walk.";
        }
        return report.isUnchanged()
                ? "%,d closed cases walked: all go as before, and end where they ended.".formatted(report.cases())
                : "%,d closed cases walked: not all go as before.".formatted(report.cases());
    }

    private static void print(OfProcess process, PrintWriter out) {
        out.printf("%s: walked %,d times, %,d as before%n", process.process(), process.walked(), process.alike());
        process.ends().stream()
                .filter(end -> end.before() != end.after())
                .forEach(end ->
                        out.printf("  ended at %s: %,d before, %,d now%n", end.element(), end.before(), end.after()));
        process.differences().forEach(difference -> print(difference, out));
    }

    private static void print(Difference difference, PrintWriter out) {
        out.printf("  %s%n", difference.what());
        out.printf(
                "    %,d cases: %s%s%n",
                difference.cases(),
                String.join(", ", difference.examples()),
                difference.cases() > difference.examples().size() ? ", …" : "");
    }

    static String term(TermChange term) {
        String said = "%s: %s → %s; it ran out %,d times, and %,d times somebody acted before"
                .formatted(term.term(), term.before(), term.after(), term.ranOut(), term.acted());
        return term.tooLate() == 0
                ? said + "."
                : said
                        + ", %,d times too late for the new term: %s%s."
                                .formatted(
                                        term.tooLate(),
                                        String.join(", ", term.examples()),
                                        term.tooLate() > term.examples().size() ? ", …" : "");
    }

    static String shift(Shift shift) {
        return "Where terms ran out, %,d cases would have taken %.1f days %s on average, at most %.1f."
                .formatted(
                        shift.cases(),
                        Math.abs(shift.days()),
                        shift.days() < 0 ? "less" : "more",
                        Math.abs(shift.most()));
    }
}
