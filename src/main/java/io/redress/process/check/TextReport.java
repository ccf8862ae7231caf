package io.redress.process.check;

import io.redress.process.guard.Finding;
import java.io.PrintWriter;

/** A report for people at a terminal. */
public final class TextReport {

    private TextReport() {}

    public static void print(Report report, PrintWriter out) {
        report.byFile().forEach((file, findings) -> {
            out.println(file);
            findings.forEach(finding -> print(finding, out));
            out.println();
        });
        out.println(report.looked() + ": " + report.verdict());
    }

    private static void print(Finding finding, PrintWriter out) {
        String where = finding.where() == null ? "" : finding.where();
        String id = finding.element() == null ? "" : " (" + finding.element() + ")";
        if (!where.isEmpty() || !id.isEmpty()) {
            out.println("  " + (where + id).strip());
        }
        out.println("    " + finding.sentence() + " [" + finding.rule().code() + "]");
    }
}
