package io.redress.cli;

import io.redress.custody.CaseReport;
import io.redress.custody.Finding;
import java.io.PrintWriter;

/** A report for people at a terminal. */
final class ReportInWords {

    private ReportInWords() {}

    static void print(CaseReport report, PrintWriter out) {
        out.printf("%s  %s%n", report.caseNumber(), report.verdict());
        out.printf(
                "  %d events, head %s, %s%n",
                report.events(),
                report.head() == null ? "none" : report.head(),
                report.anchored() == null ? "not anchored yet" : "anchored to event " + report.anchored());
        out.printf("  %d rows beside the log%n", report.rows());
        if (report.rowsNotCovered() > 0) {
            out.printf(
                    "  %d more rows are not covered: an earlier version wrote them, and the log holds nothing of what is in them%n",
                    report.rowsNotCovered());
        }
        out.printf("  %d files, %,d bytes%n", report.files(), report.bytes());
        report.findings().forEach(finding -> print(finding, out));
    }

    static void print(Finding finding, PrintWriter out) {
        out.printf("  %-22s %s%n", finding.code(), finding.words());
    }
}
