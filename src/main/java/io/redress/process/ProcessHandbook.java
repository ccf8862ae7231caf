package io.redress.process;

import io.redress.process.check.ModelSet;
import io.redress.process.check.Report;
import io.redress.process.handbook.Handbook;
import java.util.SortedMap;

/** What models say of a case, as pages for people. */
public final class ProcessHandbook {

    private ProcessHandbook() {}

    /**
     * The pages in Markdown, by the names of their files.
     *
     * @throws IllegalArgumentException if the check finds something wrong with the models: pages about them would mislead
     */
    public static SortedMap<String, String> of(ModelFiles files) {
        Report report = ProcessCheck.check(files.all());
        if (!report.findings().isEmpty()) {
            throw new IllegalArgumentException(report.verdict()
                    + " \"process check\" says what. The handbook is written of models without faults.");
        }
        ModelSet models = ModelSet.read(files.all(), unreadable -> {});
        return Handbook.of(files.all(), models, report.terms(), Delegates.all(), StepContracts.all());
    }
}
