package io.redress.process;

import io.redress.cases.CaseFlow.Interruption;
import io.redress.policy.DeadlineName;
import io.redress.policy.TableContracts;
import io.redress.process.check.ModelCheck;
import io.redress.process.check.Report;
import io.redress.process.check.SarifReport;
import io.redress.process.check.TermsInMarkdown;
import io.redress.process.check.TextReport;
import io.redress.process.check.World;
import io.redress.process.guard.Known;
import io.redress.process.guard.ModelFile;
import io.redress.security.StaffGroups;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a check of models has found, for people and for programs. Neither an engine nor a database is needed. */
public final class ProcessCheck {

    private final ModelFiles files;
    private final Report report;

    private ProcessCheck(ModelFiles files, Report report) {
        this.files = files;
        this.report = report;
    }

    /** Checks the models of a folder together. */
    public static ProcessCheck of(ModelFiles files) {
        return new ProcessCheck(files, check(files.all()));
    }

    static Report check(Collection<ModelFile> files) {
        return new ModelCheck(world(Set.of())).check(files);
    }

    /** @param topics of external tasks that the installation has named */
    static World world(Set<String> topics) {
        Set<String> terms = Arrays.stream(DeadlineName.values()).map(Enum::name).collect(Collectors.toSet());
        Set<String> messages = Arrays.stream(Interruption.values())
                .map(EngineCaseFlow::message)
                .collect(Collectors.toSet());
        return new World(
                new Known(Delegates.NAMES, terms, topics),
                Delegates.all(),
                StepContracts.all(),
                TableContracts.all(),
                StaffGroups.all(),
                messages,
                EngineCaseFlow.PROCESS);
    }

    /** Whether nothing is wrong. */
    public boolean isClean() {
        return report.findings().isEmpty();
    }

    /** Everything that is wrong, a line each, naming file and element. */
    public List<String> findings() {
        return report.findings().stream().map(finding -> finding.inWords()).toList();
    }

    public void print(PrintWriter out) {
        TextReport.print(report, out);
    }

    /** One page that needs nothing beside it. */
    public String html() {
        return ReportPage.of("check", Map.of("report", report));
    }

    /** SARIF 2.1.0. */
    public String sarif() {
        return SarifReport.of(report, files.all(), files.folder());
    }

    /** The page of all terms, as it stands in the documentation. */
    public String terms() {
        return TermsInMarkdown.of(report.terms());
    }
}
