package io.redress.process.check;

import io.redress.process.guard.Finding;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a check has found.
 *
 * @param findings in the order of the files, and of their elements as they were looked at
 * @param complete whether all files could be read, and so were looked at together
 */
public record Report(
        int diagrams, int tables, int rows, int forms, List<Finding> findings, boolean complete, TermPage terms) {

    public Report {
        findings = List.copyOf(findings);
    }

    /** Such as {@code 6 diagrams, 21 tables with 215 rows, 17 forms}. */
    public String looked() {
        return count(diagrams, "diagram") + ", " + count(tables, "table") + " with " + count(rows, "row") + ", "
                + count(forms, "form");
    }

    public String verdict() {
        if (findings.isEmpty()) {
            return "Nothing is wrong.";
        }
        return count(findings.size(), "thing") + " to put right."
                + (complete ? "" : " The models are looked at together as soon as all of them can be read.");
    }

    /** By file, in the order of the alphabet. */
    public Map<String, List<Finding>> byFile() {
        return findings.stream().collect(Collectors.groupingBy(Finding::file, TreeMap::new, Collectors.toList()));
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
