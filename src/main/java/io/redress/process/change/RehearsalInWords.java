package io.redress.process.change;

import io.redress.process.change.RehearsalReport.Place;
import io.redress.process.change.RehearsalReport.Process;
import io.redress.process.change.RehearsalReport.Row;
import io.redress.process.change.RehearsalReport.Verdict;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The report for people at a terminal. */
public final class RehearsalInWords {

    private RehearsalInWords() {}

    /** Prints all of it. */
    public static void print(RehearsalReport report, PrintWriter out) {
        report.processes().forEach(process -> print(process, out));
        report.places().forEach(place -> print(place, out));
        if (!report.suggestions().isEmpty()) {
            out.println(
                    "Probably this takes the place of what is gone. Look at it, and name it in a file with --mapping:");
            suggested(report).lines().forEach(line -> out.println("  " + line));
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
        out.println(process.file() + ", " + headline(process));
        for (Row row : process.rows()) {
            out.printf("  %6d at %s: %s%n", row.count(), row.element().inWords(), verdicts(row));
        }
        String policy = policy(process);
        if (!policy.isEmpty()) {
            out.println("  " + policy);
        }
        out.println();
    }

    private static void print(Place place, PrintWriter out) {
        out.printf(
                "%s: at %s %s. %s%n",
                place.process(), place.element().inWords(), place.verdict().words(), String.join(" ", place.reasons()));
        out.println("  " + String.join(" ", place.numbers()));
        out.println();
    }

    /** Which process, between which versions. */
    static String headline(Process process) {
        return "\"%s\" (%s), from %s to %s: %s"
                .formatted(
                        process.label(),
                        process.id(),
                        process.from(),
                        process.to(),
                        process.step().inWords());
    }

    /** What it takes to move cases over such a step; empty if they move by themselves. */
    static String policy(Process process) {
        if (process.step() == VersionStep.MINOR) {
            return "They move when \"process migrate\" is given a mapping file.";
        }
        return process.step().moves()
                ? ""
                : "Cases do not move over such a step: they end in the version that they are in.";
    }

    private static String verdicts(Row row) {
        return Arrays.stream(Verdict.values())
                .filter(row.verdicts()::containsKey)
                .map(verdict -> row.verdicts().size() == 1
                        ? verdict.words()
                        : row.verdicts().get(verdict) + " " + verdict.words())
                .collect(Collectors.joining(", "));
    }

    /** What is suggested, as it would stand in a file. */
    static String suggested(RehearsalReport report) {
        return new Mapping(report.suggestions()).yaml();
    }

    static String summary(RehearsalReport report) {
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
