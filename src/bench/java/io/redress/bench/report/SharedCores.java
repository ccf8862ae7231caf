package io.redress.bench.report;

import io.redress.bench.path.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * What steps would take if nothing held them up but each other: cases that arrive by chance, steps that need a core for as
 * long as they took alone, and cores that all who are at work share evenly. No disk, no lock, nothing that runs beside.
 */
final class SharedCores {

    private static final int TIMES = 20;

    private final Map<Step, Double> alone;
    private final int cores;
    private final double gap;

    /**
     * @param alone of each step, in milliseconds
     * @param gap from one step of a case to its next, in milliseconds
     */
    SharedCores(Map<Step, Double> alone, int cores, double gap) {
        this.alone = alone;
        this.cores = cores;
        this.gap = gap;
    }

    private record Arrival(double at, Step step) {}

    /** A step at work, which ends when each at work has been given so much of a core. */
    private record Working(double end, Arrival arrival) {}

    /**
     * The 99th percentile of a step by what it took alone, for twenty times of so many cases.
     *
     * @param share how much of all cores the cases need; 1 is all of them
     */
    Spread slowest(Step step, double share, int cases) {
        return Spread.of(LongStream.range(0, TIMES)
                .mapToObj(seed -> slowest(step, arrivals(share, cases, seed)))
                .toList());
    }

    private double slowest(Step step, List<Arrival> arrivals) {
        List<Double> taken = new ArrayList<>();
        PriorityQueue<Working> working = new PriorityQueue<>(Comparator.comparingDouble(Working::end));
        double now = 0;
        double given = 0;
        for (Arrival next : arrivals) {
            while (!working.isEmpty() && now + (working.peek().end() - given) / speed(working.size()) <= next.at()) {
                Working done = working.remove();
                now += (done.end() - given) / speed(working.size() + 1);
                given = done.end();
                if (done.arrival().step() == step) {
                    taken.add(now - done.arrival().at());
                }
            }
            given += (next.at() - now) * speed(Math.max(1, working.size()));
            now = next.at();
            working.add(new Working(given + alone.get(next.step()), next));
        }
        taken.sort(Comparator.naturalOrder());
        return taken.get(taken.size() * 99 / 100) / alone.get(step);
    }

    /** Of a core, for each of so many. */
    private double speed(int working) {
        return Math.min(1, cores / (double) working);
    }

    private List<Arrival> arrivals(double share, int cases, long seed) {
        double ofCase = alone.values().stream().mapToDouble(Double::doubleValue).sum();
        Random chance = new Random(seed);
        List<Arrival> arrivals = new ArrayList<>();
        double at = 0;
        for (int one = 0; one < cases; one++) {
            for (Step step : Step.values()) {
                arrivals.add(new Arrival(at + gap * step.ordinal(), step));
            }
            at += -Math.log(1 - chance.nextDouble()) * ofCase / (share * cores);
        }
        arrivals.sort(Comparator.comparingDouble(Arrival::at));
        return arrivals;
    }
}
