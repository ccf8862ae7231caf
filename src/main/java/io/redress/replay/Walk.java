package io.redress.replay;

import io.redress.process.CandidateDiagrams;
import io.redress.process.CandidateDiagrams.Element;
import io.redress.process.CandidateDiagrams.Ending;
import io.redress.process.CandidateDiagrams.Walked;
import io.redress.process.CandidateTables;
import io.redress.process.PastTables;
import io.redress.replay.PastProcess.Step;
import io.redress.replay.TermLengths.Length;
import io.redress.replay.WalkReport.Difference;
import io.redress.replay.WalkReport.End;
import io.redress.replay.WalkReport.OfProcess;
import io.redress.replay.WalkReport.Shift;
import io.redress.replay.WalkReport.TermChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Walks closed cases through diagrams that are not deployed, along the ways that they took, and sets the terms that ran out
 * against what the candidate's table says. Nothing is written.
 */
public final class Walk {

    private static final int EXAMPLES = 20;
    private static final double HOURS_OF_DAY = 24;

    private final CandidateDiagrams diagrams;
    private final TermLengths after;
    private final PastProcesses past;
    private final JdbcClient jdbc;
    private final TransactionTemplate reading;

    public Walk(
            CandidateDiagrams diagrams,
            CandidateTables tables,
            DataSource database,
            PlatformTransactionManager transactions) {
        this.diagrams = diagrams;
        this.after = new TermLengths(tables);
        this.past = new PastProcesses(new JdbcTemplate(database));
        this.jdbc = JdbcClient.create(database);
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** @param since from when on the cases were closed, UTC */
    public WalkReport run(Instant since) {
        return Objects.requireNonNull(reading.execute(status -> {
            Run run = new Run(new PastTerms(new PastTables(jdbc, past::file)));
            past.each(since, run::take);
            return run.finish();
        }));
    }

    private final class Run {

        private final PastTerms before;
        private final Map<String, ProcessTally> processes = new TreeMap<>();
        private final Map<String, TermTally> terms = new TreeMap<>();
        private final Map<String, byte[]> files = new HashMap<>();
        private String lastCase = "";
        private Duration shift = Duration.ZERO;
        private long cases;
        private long shifted;
        private double sum;
        private double most;

        Run(PastTerms before) {
            this.before = before;
        }

        void take(PastProcess process) {
            if (!process.caseNumber().equals(lastCase)) {
                endCase();
                lastCase = process.caseNumber();
                cases++;
            }
            Supplier<byte[]> file = () -> files.computeIfAbsent(
                    process.version(), key -> past.file(process.deployment(), process.resource()));
            List<Element> elements = process.steps().stream()
                    .map(step -> new Element(step.id(), step.left()))
                    .toList();
            Walked walked = diagrams.walk(process.process(), process.version(), file, elements);
            String end = diagrams.label(
                    process.process(),
                    process.version(),
                    file,
                    elements.get(elements.size() - 1).id());
            processes.computeIfAbsent(process.process(), ProcessTally::new).add(process.caseNumber(), walked, end);
            diagrams.endings(process.process(), process.version(), file).forEach(ending -> term(process, ending));
        }

        private void term(PastProcess process, Ending ending) {
            Optional<Length> then = before.of(process, ending.term());
            Optional<Length> now = after.of(ending.term(), process.safety());
            if (then.isEmpty() || now.isEmpty() || then.equals(now)) {
                return;
            }
            TermTally tally = terms.computeIfAbsent(
                    ending.term() + (process.safety() ? " with a safety hazard" : ""),
                    name -> new TermTally(name, then.get().inWords(), now.get().inWords()));
            for (Step step : process.steps()) {
                if (step.id().equals(ending.event())) {
                    tally.ranOut++;
                    shift = shift.plus(now.get().time().minus(then.get().time()));
                } else if (step.id().equals(ending.host()) && step.left()) {
                    tally.acted(
                            process.caseNumber(),
                            step.took().compareTo(now.get().time()) > 0);
                }
            }
        }

        private void endCase() {
            if (!shift.isZero()) {
                double days = shift.toHours() / HOURS_OF_DAY;
                shifted++;
                sum += days;
                most = Math.abs(days) > Math.abs(most) ? days : most;
                shift = Duration.ZERO;
            }
        }

        WalkReport finish() {
            endCase();
            @Nullable Shift shifts = shifted == 0 ? null : new Shift(shifted, sum / shifted, most);
            return new WalkReport(
                    cases,
                    processes.values().stream().map(ProcessTally::ofProcess).toList(),
                    terms.values().stream().map(TermTally::change).toList(),
                    shifts);
        }
    }

    private static final class ProcessTally {

        private final String process;
        private final Map<String, long[]> ends = new TreeMap<>();
        private final Map<String, CaseTally> differences = new TreeMap<>();
        private long walked;
        private long alike;

        ProcessTally(String process) {
            this.process = process;
        }

        void add(String caseNumber, Walked walk, String end) {
            walked++;
            long[] counts = ends.computeIfAbsent(end, key -> new long[2]);
            counts[0]++;
            if (walk.ends()) {
                counts[1]++;
            }
            if (walk.differences().isEmpty()) {
                alike++;
            }
            walk.differences()
                    .forEach(what -> differences
                            .computeIfAbsent(what, key -> new CaseTally())
                            .add(caseNumber));
        }

        OfProcess ofProcess() {
            return new OfProcess(
                    process,
                    walked,
                    alike,
                    ends.entrySet().stream()
                            .map(end -> new End(end.getKey(), end.getValue()[0], end.getValue()[1]))
                            .toList(),
                    differences.entrySet().stream()
                            .map(one -> new Difference(one.getKey(), one.getValue().cases, one.getValue().examples))
                            .sorted(Comparator.comparingLong(Difference::cases).reversed())
                            .toList());
        }
    }

    /** Counts cases that come one after the other. */
    private static final class CaseTally {

        private final List<String> examples = new ArrayList<>();
        private String last = "";
        private long cases;

        void add(String caseNumber) {
            if (!caseNumber.equals(last)) {
                last = caseNumber;
                cases++;
                if (examples.size() < EXAMPLES) {
                    examples.add(caseNumber);
                }
            }
        }
    }

    private static final class TermTally {

        private final String term;
        private final String before;
        private final String after;
        private final CaseTally late = new CaseTally();
        private long ranOut;
        private long acted;
        private long tooLate;

        TermTally(String term, String before, String after) {
            this.term = term;
            this.before = before;
            this.after = after;
        }

        void acted(String caseNumber, boolean isTooLate) {
            acted++;
            if (isTooLate) {
                tooLate++;
                late.add(caseNumber);
            }
        }

        TermChange change() {
            return new TermChange(term, before, after, ranOut, acted, tooLate, late.examples);
        }
    }
}
