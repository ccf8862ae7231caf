package io.redress.bench.report;

import static io.redress.bench.report.Table.number;

import io.redress.bench.floor.Floors;
import io.redress.bench.path.Step;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What was found, as a section of docs/performance.md. */
final class ReportPage {

    private final Findings findings;
    private final String command;
    private final StringBuilder page = new StringBuilder();

    ReportPage(Findings findings, String command) {
        this.findings = findings;
        this.command = command;
    }

    String write() {
        conditions();
        floors();
        costs();
        throughput();
        latencies();
        title("Goals");
        page.append(new Goals(findings).table());
        return page.toString();
    }

    private void conditions() {
        say(
                "%s: `%s`. %s. Load average %.1f before, %.1f after.",
                LocalDate.now(), command, Machine.words(), findings.loadBefore(), Machine.load());
        say(
                "PostgreSQL: %s.",
                findings.settings().entrySet().stream()
                        .map(one -> one.getKey() + " " + one.getValue())
                        .collect(Collectors.joining(", ")));
        say("%s", findings.durations());
    }

    private void floors() {
        title("Floors");
        Table table = new Table(List.of("Transactions/s", "before", "after"));
        floor(table, "insert of one row, 1 connection", Floors.Found::insertsOfOne);
        floor(table, "insert of one row, 8 connections", Floors.Found::insertsOfEight);
        floor(table, "TPC-B, `" + findings.tpcB() + "`", Floors.Found::tpcB);
        page.append(table);
        if (!findings.captured().isEmpty()) {
            say("A case of Redress, captured and replayed: %s.", findings.captured());
        }
    }

    private void floor(Table table, String what, ToDoubleFunction<Floors.Found> of) {
        table.row(
                what,
                findings.floors().stream()
                        .map(found -> number(of.applyAsDouble(found)))
                        .toList());
    }

    private void costs() {
        title("What a case costs");
        Table table =
                new Table(head("A case, one after another", findings.costs().keySet()));
        cost(table, "inputs", Costs::inputs);
        cost(table, "timers and jobs", Costs::jobs);
        cost(table, "writing commits", Costs::commits);
        cost(table, "statements", Costs::statements);
        cost(table, "rows changed", Costs::rows);
        cost(table, "index entries", Costs::indexEntries);
        cost(table, "WAL without full-page images, KiB", Costs::walKib);
        cost(table, "WAL with those after a checkpoint, KiB", Costs::walKibWithImages);
        cost(table, "processor, JVM, ms", costs -> millis(costs.cpuOfJvm()));
        cost(table, "processor, PostgreSQL, ms", costs -> millis(costs.cpuOfDatabase()));
        page.append(table);
    }

    private void cost(Table table, String what, ToDoubleFunction<Costs> of) {
        table.row(what, cells(findings.costs().values(), costs -> number(of.applyAsDouble(costs))));
    }

    private void throughput() {
        title("Completed cases a second");
        Table sweep = new Table(head("Workers", findings.sweeps().keySet()));
        findings.sweeps()
                .values()
                .iterator()
                .next()
                .keySet()
                .forEach(workers -> sweep.row(
                        String.valueOf(workers),
                        cells(findings.sweeps().values(), rates -> number(rates.get(workers)))));
        page.append(sweep);
        Table rounds = new Table(head("Round", findings.rounds().keySet()));
        int count = findings.rounds().values().iterator().next().size();
        for (int i = 0; i < count; i++) {
            int round = i;
            rounds.row(
                    String.valueOf(round + 1),
                    cells(
                            findings.rounds().values(),
                            all -> number(all.get(round).perSecond())));
        }
        rounds.row(
                "workers",
                cells(
                        findings.rounds().values(),
                        all -> String.valueOf(all.get(0).workers())));
        rounds.row(
                "processor, JVM, ms a case",
                cells(findings.rounds().values(), all -> cpu(all, Findings.Round::cpuOfJvm)));
        rounds.row(
                "processor, PostgreSQL, ms a case",
                cells(findings.rounds().values(), all -> cpu(all, Findings.Round::cpuOfDatabase)));
        page.append(rounds);
    }

    private static String cpu(List<Findings.Round> rounds, Function<Findings.Round, Duration> of) {
        return number(Spread.of(rounds.stream().map(of).map(ReportPage::millis).toList())
                .median());
    }

    private void latencies() {
        title("Latency");
        say("Median and 99th percentile in ms from the intended moment; alone is one case after another.");
        for (Map.Entry<String, Map<String, Findings.Loaded>> one :
                findings.loaded().entrySet()) {
            List<String> head = new ArrayList<>(List.of(one.getKey(), "alone"));
            one.getValue()
                    .forEach((load, loaded) ->
                            head.add("%s %%: %s cases/s".formatted(load, number(loaded.perSecond()))));
            Table table = new Table(head);
            for (Step step : Step.values()) {
                List<String> cells = new ArrayList<>();
                cells.add(latency(findings.unloaded().get(one.getKey()), step));
                one.getValue().values().forEach(loaded -> cells.add(latency(loaded.measured(), step)));
                table.row(step.label(), cells);
            }
            page.append(table);
        }
        findings.failed()
                .forEach((name, load) -> say(
                        "`%s` could not do it at %s %% of its capacity: a step failed, as its log says.", name, load));
        shared();
    }

    /** How much of the latency is nothing but the number of those at work. */
    private void shared() {
        if (!findings.loaded().containsKey("redress")) {
            return;
        }
        int cores = Runtime.getRuntime().availableProcessors();
        Measured alone = findings.unloaded().get("redress");
        SharedCores model = new SharedCores(alone.latencies(), cores, findings.gapMillis());
        List<String> loads = new ArrayList<>(findings.loaded().get("redress").keySet());
        Table table = new Table(head(
                "decide, 99th percentile by its median alone",
                loads.stream().map(load -> load + " %").toList()));
        table.row("measured", cells(loads, load -> number(findings.slowestDecision(load))));
        table.row(
                "%d cores shared, and nothing else".formatted(cores),
                cells(
                        loads,
                        load -> model.slowest(
                                        Step.DECIDE,
                                        Integer.parseInt(load) / 100.0,
                                        findings.loaded()
                                                .get("redress")
                                                .get(load)
                                                .measured()
                                                .finished())
                                .toString()));
        page.append(table);
    }

    private static String latency(Measured measured, Step step) {
        Measured.Latency found = measured.latencies().get(step);
        return number(found.median() / 1_000.0) + ", " + number(found.p99() / 1_000.0);
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }

    private static List<String> head(String first, Collection<String> names) {
        List<String> head = new ArrayList<>(List.of(first));
        head.addAll(names);
        return head;
    }

    private static <T> List<String> cells(Collection<T> of, Function<T, String> words) {
        return of.stream().map(words).toList();
    }

    private void title(String words) {
        page.append("### ").append(words).append("\n\n");
    }

    private void say(String form, Object... values) {
        page.append(String.format(Locale.ROOT, form, values)).append("\n\n");
    }
}
