package io.redress.bench.report;

import io.redress.bench.floor.Floors;
import io.redress.bench.path.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that a run has found, by the names of the applications. */
final class Findings {

    /** What one application did in one round. */
    record Round(int workers, double perSecond, Duration cpuOfJvm, Duration cpuOfDatabase) {}

    /** Steps under a load that does not wait for them. */
    record Loaded(double perSecond, Measured measured) {}

    private final double loadBefore = Machine.load();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<Floors.Found> floors = new ArrayList<>();
    private final Map<String, Costs> costs = new LinkedHashMap<>();
    private final Map<String, Measured> unloaded = new LinkedHashMap<>();
    private final Map<String, Map<Integer, Double>> sweeps = new LinkedHashMap<>();
    private final Map<String, List<Round>> rounds = new LinkedHashMap<>();
    private final Map<String, Map<String, Loaded>> loaded = new LinkedHashMap<>();
    private final Map<String, String> failed = new LinkedHashMap<>();
    private String durations = "";
    private double gap;
    private String tpcB = "";
    private String captured = "";

    double loadBefore() {
        return loadBefore;
    }

    void settings(Map<String, String> of) {
        settings.putAll(of);
    }

    Map<String, String> settings() {
        return settings;
    }

    void durations(
            int standing, int warming, int cases, int seconds, int roundsOfAll, int openSeconds, List<String> loads) {
        durations =
                "Each with %d cases that stay open, and warmed for %d s; counted over %d cases, one after another; %d s for each number of workers; %d rounds of %d s in changing order; %d s open loop at each of %s %% of capacity."
                        .formatted(
                                standing,
                                warming,
                                cases,
                                seconds,
                                roundsOfAll,
                                seconds,
                                openSeconds,
                                String.join(", ", loads));
    }

    String durations() {
        return durations;
    }

    /** From one step of a case to its next, in seconds, when cases come by chance. */
    void gap(double seconds) {
        gap = seconds;
    }

    double gapMillis() {
        return gap * 1_000;
    }

    void tpcBIs(String words) {
        tpcB = words;
    }

    String tpcB() {
        return tpcB;
    }

    void captured(int statements, int transactions) {
        captured = "%d statements in %d transactions".formatted(statements, transactions);
    }

    String captured() {
        return captured;
    }

    void floor(Floors.Found found) {
        floors.add(found);
    }

    List<Floors.Found> floors() {
        return floors;
    }

    void costs(String name, Costs found, Measured alone) {
        costs.put(name, found);
        unloaded.put(name, alone);
    }

    Map<String, Costs> costs() {
        return costs;
    }

    Map<String, Measured> unloaded() {
        return unloaded;
    }

    void sweep(String name, int workers, double perSecond) {
        sweeps.computeIfAbsent(name, any -> new LinkedHashMap<>()).put(workers, perSecond);
    }

    Map<String, Map<Integer, Double>> sweeps() {
        return sweeps;
    }

    void round(String name, int workers, double perSecond, Duration cpuOfJvm, Duration cpuOfDatabase) {
        rounds.computeIfAbsent(name, any -> new ArrayList<>())
                .add(new Round(workers, perSecond, cpuOfJvm, cpuOfDatabase));
    }

    Map<String, List<Round>> rounds() {
        return rounds;
    }

    /** The median of the rounds, in cases a second. */
    double capacity(String name) {
        return Spread.of(rounds.get(name).stream().map(Round::perSecond).toList())
                .median();
    }

    /** One application's cases a second by another's, round by round; null if one of them was not measured. */
    @Nullable
    Spread ratio(String of, String by) {
        if (!rounds.containsKey(of) || !rounds.containsKey(by)) {
            return null;
        }
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds.get(of).size(); round++) {
            ratios.add(rounds.get(of).get(round).perSecond()
                    / rounds.get(by).get(round).perSecond());
        }
        return Spread.of(ratios);
    }

    void latencies(String name, String load, double perSecond, Measured measured) {
        loaded.computeIfAbsent(name, any -> new LinkedHashMap<>()).put(load, new Loaded(perSecond, measured));
    }

    Map<String, Map<String, Loaded>> loaded() {
        return loaded;
    }

    /** Some step failed under this load, and there are no latencies of it. */
    void failed(String name, String load) {
        failed.put(name, load);
    }

    Map<String, String> failed() {
        return failed;
    }

    /** The 99th percentile of deciding under a load by its median alone, of Redress. */
    double slowestDecision(String load) {
        double alone = unloaded.get("redress").latencies().get(Step.DECIDE).median();
        return loaded.get("redress")
                        .get(load)
                        .measured()
                        .latencies()
                        .get(Step.DECIDE)
                        .p99()
                / alone;
    }
}
