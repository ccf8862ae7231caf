package io.redress.process.change;

import io.redress.process.change.RehearsalReport.Case;
import io.redress.process.change.RehearsalReport.Process;
import io.redress.process.change.RehearsalReport.Row;
import io.redress.process.change.RehearsalReport.Verdict;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The report for people at a terminal. */
public final class RehearsalInWords {

    private RehearsalInWords() {}

    /** Prints all of it. */
    public static void print(RehearsalReport report, PrintWriter out) {
        report.processes().forEach(process -> print(process, out));
        printStuck(report, out);
        if (!report.suggestions().isEmpty()) {
            out.println(
                    "Probably this takes the place of what is gone. Look at it, and name it in a file with --mapping:");
            new Mapping(report.suggestions()).yaml().lines().forEach(line -> out.println("  " + line));
            out.println();
        }
        if (!report.refused().isEmpty()) {
            out.println("Of the mapping, this cannot be:");
            report.refused().forEach(line -> out.println("  " + line));
            out.println();
        }
        out.println(summary(report));
    }

    private static void print(Process process, PrintWriter out) {
        out.printf(
                "%s, \"%s\" (%s), from %s to %s: %s%n",
                process.file(),
                process.label(),
                process.id(),
                process.from(),
                process.to(),
                process.step().inWords());
        for (Row row : process.rows()) {
            out.printf("  %6d at %s: %s%n", row.count(), row.element().inWords(), verdicts(row));
        }
        if (process.step() == VersionStep.MINOR) {
            out.println("  A minor step: they move when \"process migrate\" is given a mapping file.");
        } else if (!process.step().moves()) {
            out.println("  Cases do not move over such a step: they end in the version that they are in.");
        }
        out.println();
    }

    private static String verdicts(Row row) {
        return Arrays.stream(Verdict.values())
                .filter(row.verdicts()::containsKey)
                .map(verdict -> row.verdicts().size() == 1
                        ? verdict.words()
                        : row.verdicts().get(verdict) + " " + verdict.words())
                .collect(Collectors.joining(", "));
    }

    private static void printStuck(RehearsalReport report, PrintWriter out) {
        Map<String, List<Case>> byPlace = report.stuck().stream()
                .collect(Collectors.groupingBy(
                        one -> one.process() + ": at " + one.element().inWords() + " "
                                + one.verdict().words() + ". " + String.join(" ", one.reasons()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        byPlace.forEach((place, cases) -> {
            out.println(place);
            out.println(
                    "  " + cases.stream().map(Case::number).sorted().distinct().collect(Collectors.joining(" ")));
            out.println();
        });
    }

    private static String summary(RehearsalReport report) {
        String cases = report.cases() == 1 ? "1 running case" : report.cases() + " running cases";
        String ended = report.ended() == 0 ? "" : " " + report.ended() + " ended meanwhile.";
        String verdict;
        if (report.isClean()) {
            verdict = "none would be stranded.";
        } else {
            verdict = report.stranded() + " would be stranded, " + report.unmapped() + " need a mapping.";
        }
        return cases + " rehearsed, " + verdict + ended + " Nothing was changed.";
    }
}
