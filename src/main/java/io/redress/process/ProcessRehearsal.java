package io.redress.process;

import io.redress.process.change.Mapping;
import io.redress.process.change.RehearsalInWords;
import io.redress.process.change.RehearsalPage;
import io.redress.process.change.RehearsalReport;
import io.redress.process.change.Rehearsals;
import io.redress.process.change.Rehearsing;
import io.redress.process.change.Releases;
import io.redress.process.guard.Finding;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntConsumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Tries new models on the cases that are running, and takes it back. */
@Component
public class ProcessRehearsal {

    private final ProcessEngine engine;
    private final PlatformTransactionManager transactions;
    private final Rehearsals rehearsals;

    ProcessRehearsal(ProcessEngine engine, PlatformTransactionManager transactions, Rehearsals rehearsals) {
        this.engine = engine;
        this.transactions = transactions;
        this.rehearsals = rehearsals;
    }

    /**
     * Rehearses, and keeps that it was done and what came out: without it, nobody may deploy.
     *
     * @param mapping a file that says what takes whose place, null for none
     * @param progress is told how many instances have been looked at
     * @throws ReleaseRefused if the models could not be deployed
     * @throws io.redress.startup.CannotStart if the file is no mapping
     */
    public Outcome of(ModelFiles files, @Nullable Path mapping, IntConsumer progress) {
        Mapping pairs = mapping == null ? Mapping.NONE : Mapping.read(mapping);
        String basis = new Releases(engine).current();
        RehearsalReport report;
        try {
            report = new Rehearsing(engine, transactions).rehearse(files.all(), pairs, progress);
        } catch (ModelsRefused refused) {
            throw new ReleaseRefused(
                    refused.findings().stream().map(Finding::inWords).toList());
        }
        rehearsals.keep(report, pairs, basis);
        return new Outcome(report);
    }

    /** What came out. */
    public static final class Outcome {

        private final RehearsalReport report;

        Outcome(RehearsalReport report) {
            this.report = report;
        }

        /** Whether every case that may move can. */
        public boolean isClean() {
            return report.isClean();
        }

        public void print(PrintWriter out) {
            RehearsalInWords.print(report, out);
        }

        /** One page that needs nothing beside it. */
        public String html() {
            return ReportPage.of("rehearsal", Map.of("report", report, "words", new RehearsalPage(report)));
        }

        /** All of it, for programs, to be written as JSON. */
        public Object data() {
            return report;
        }
    }
}
