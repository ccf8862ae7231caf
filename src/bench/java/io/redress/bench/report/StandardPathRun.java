package io.redress.bench.report;

import io.redress.bench.BenchServer;
import io.redress.bench.BenchSettings;
import io.redress.bench.floor.Floors;
import io.redress.bench.replay.Captured;
import io.redress.bench.replay.Recorder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One run: all applications are started and warmed first, then each is measured while the others are idle. What is
 * compared is repeated in rounds, each round in another order.
 */
final class StandardPathRun {

    /** As many as Redress has connections, and more than the others have: one that was never used has no plan of any statement. */
    private static final int WARMING_WORKERS = 12;

    private final List<String> wanted = BenchSettings.list(
            "subjects", "redress,replay,camunda,flowable,http", "redress,replay,camunda,flowable,http");
    private final List<String> workers = BenchSettings.list("workers", "1,4,8", "1,2,4,8");
    private final List<String> loads = BenchSettings.list("loads", "30,50,70,90", "30,50,70,90");
    private final int warming = BenchSettings.number("warming", 20, 60);
    private final int standing = BenchSettings.number("standing", 300, 1_000);
    private final int counted = BenchSettings.number("cases", 30, 200);
    private final int seconds = BenchSettings.number("seconds", 5, 15);
    private final int openSeconds = BenchSettings.number("open", 20, 40);
    private final int rounds = BenchSettings.number("rounds", 3, 5);
    private final double gap = BenchSettings.number("gap", 300, 500) / 1_000.0;

    private final BenchServer server;
    private final Path folder;
    private final Findings findings = new Findings();

    StandardPathRun(BenchServer server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    Findings run() throws Exception {
        findings.settings(server.settings());
        findings.durations(standing, warming, counted, seconds, rounds, openSeconds, loads);
        findings.gap(gap);
        Floors floors = new Floors(server);
        findings.tpcBIs(floors.tpcBIs());
        findings.floor(floors.measure(seconds));
        try (Applications starting = new Applications(server, folder)) {
            Map<String, Application> applications = starting.start(wanted);
            for (Application one : applications.values()) {
                warm(one);
            }
            if (wanted.contains("replay")) {
                Captured captured = starting.replay(new Recorder(server, folder.resolve("data")));
                findings.captured(captured.statements(), captured.transactions().size());
                warm(applications.get("replay"));
            }
            List<Application> all = new ArrayList<>(applications.values());
            count(all);
            Map<Application, Integer> best = sweep(all);
            compare(best);
            latencies(all);
        }
        findings.floor(floors.measure(seconds));
        return findings;
    }

    private void warm(Application one) {
        BenchSettings.say("Warming " + one.name());
        one.stand(standing);
        one.closed(WARMING_WORKERS, warming / 2.0);
        // As on an installation that runs; plans of the first minute would be those for empty tables.
        server.analyze(one.database());
        one.closed(WARMING_WORKERS, warming / 2.0);
    }

    private void count(List<Application> all) {
        Counters counters = new Counters(server);
        for (Application one : all) {
            BenchSettings.say("Counting " + one.name());
            one.prepare(counted);
            List<Measured> unloaded = new ArrayList<>();
            Costs costs = counters.of(one.database(), () -> {
                unloaded.add(one.count(counted));
                return unloaded.get(0);
            });
            findings.costs(one.name(), costs, unloaded.get(0));
        }
    }

    /** With how many workers each does most. */
    private Map<Application, Integer> sweep(List<Application> all) {
        Map<Application, Integer> best = new LinkedHashMap<>();
        for (Application one : all) {
            double most = 0;
            for (String number : workers) {
                int concurrent = Integer.parseInt(number);
                double rate = one.closed(concurrent, seconds).perSecond();
                BenchSettings.say("%s with %d workers: %.1f cases/s".formatted(one.name(), concurrent, rate));
                findings.sweep(one.name(), concurrent, rate);
                if (rate > most) {
                    most = rate;
                    best.put(one, concurrent);
                }
            }
        }
        return best;
    }

    private void compare(Map<Application, Integer> best) {
        List<Application> order = new ArrayList<>(best.keySet());
        for (int round = 1; round <= rounds; round++) {
            for (Application one : order) {
                Measured measured = one.closed(best.get(one), seconds);
                BenchSettings.say("Round %d, %s: %.1f cases/s".formatted(round, one.name(), measured.perSecond()));
                findings.round(
                        one.name(),
                        best.get(one),
                        measured.perSecond(),
                        measured.jvmOfCase(),
                        measured.databaseOfCase());
            }
            Collections.rotate(order, 1);
            if (round % 2 == 0) {
                Collections.reverse(order);
            }
        }
    }

    private void latencies(List<Application> all) {
        for (Application one : all) {
            if (one.name().equals("replay")) {
                continue;
            }
            // The short run asks the peers at one load only.
            boolean every = !BenchSettings.isShort() || one.name().equals("redress");
            for (String load : every ? loads : List.of("70")) {
                double rate = findings.capacity(one.name()) * Integer.parseInt(load) / 100;
                BenchSettings.say("%s at %s %%: %.1f cases/s".formatted(one.name(), load, rate));
                try {
                    findings.latencies(one.name(), load, rate, one.open(rate, openSeconds, gap));
                } catch (IllegalStateException failed) {
                    // What others were found to do is not lost for it; higher loads would meet what this one left.
                    BenchSettings.say(failed.getMessage());
                    findings.failed(one.name(), load);
                    break;
                }
            }
        }
    }
}
