package io.redress.process;

import io.redress.process.guard.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.impl.bpmn.parser.ResourceReportImpl;
import org.jspecify.annotations.Nullable;

/**
 * A deployment was refused, with everything that is wrong with it. The engine's REST answers 400 to an error of this kind, and
 * lists what is wrong by file and element, as Modeler shows it.
 */
final class ModelsRefused extends ParseException {

    /** Who has more than that reads the rest the next time. */
    private static final int MOST_TOLD = 50;

    private final transient List<Finding> findings;

    ModelsRefused(List<Finding> findings) {
        super(message(findings), findings.get(0).file(), List.of(), List.of());
        this.findings = findings;
        getResorceReports().clear();
        byFile(findings)
                .forEach((file, ofFile) -> getResorceReports()
                        .add(new ResourceReportImpl(
                                file, ofFile.stream().<Problem>map(Told::new).toList(), List.of())));
    }

    List<Finding> findings() {
        return findings;
    }

    private static String message(List<Finding> findings) {
        String more = findings.size() > MOST_TOLD ? "\n… and " + (findings.size() - MOST_TOLD) + " more" : "";
        return findings.stream()
                .limit(MOST_TOLD)
                .map(finding -> "\n" + finding.inWords())
                .collect(Collectors.joining("", "Nothing was deployed, since not all of it is allowed:", more));
    }

    private static Map<String, List<Finding>> byFile(List<Finding> findings) {
        return findings.stream()
                .limit(MOST_TOLD)
                .collect(Collectors.groupingBy(Finding::file, LinkedHashMap::new, Collectors.toList()));
    }

    /** A finding as the engine tells of problems; which line it is nobody knows. */
    private record Told(Finding finding) implements Problem {
        @Override
        public String getMessage() {
            return finding.sentence() + " [" + finding.rule().code() + "]";
        }

        @Override
        public int getLine() {
            return 0;
        }

        @Override
        public int getColumn() {
            return 0;
        }

        @Override
        public @Nullable String getMainElementId() {
            return finding.element();
        }

        @Override
        public List<String> getElementIds() {
            return finding.element() == null ? List.of() : List.of(finding.element());
        }
    }
}
