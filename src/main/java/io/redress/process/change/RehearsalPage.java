package io.redress.process.change;

import io.redress.process.change.RehearsalReport.Place;
import io.redress.process.change.RehearsalReport.Process;
import io.redress.process.change.RehearsalReport.Verdict;
import java.util.Arrays;
import java.util.List;

/** What the page of a rehearsal says, in the same words as at the terminal. */
public final class RehearsalPage {

    private final RehearsalReport report;

    public RehearsalPage(RehearsalReport report) {
        this.report = report;
    }

    public String summary() {
        return RehearsalInWords.summary(report);
    }

    public String headline(Process process) {
        return RehearsalInWords.headline(process);
    }

    public String policy(Process process) {
        return process.step().movesByItself()
                ? "They move by themselves when it is deployed."
                : RehearsalInWords.policy(process);
    }

    /** The columns: what becomes of any case. */
    public List<Verdict> verdicts() {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> report.processes().stream()
                        .flatMap(process -> process.rows().stream())
                        .anyMatch(row -> row.verdicts().containsKey(verdict)))
                .toList();
    }

    public String of(Verdict verdict) {
        return verdict.words();
    }

    /** Such as {@code user task "File dispute"}. */
    public String called(Element element) {
        return element.called();
    }

    public List<Place> places() {
        return report.places();
    }

    public String suggested() {
        return RehearsalInWords.suggested(report);
    }
}
