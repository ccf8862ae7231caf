package io.redress.bench.report;

import io.redress.bench.path.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What steps would take if nothing held them up but each other: cases that arrive by chance, steps that need a core for as
 * long as they took alone, sometimes more and sometimes less as they did then, and cores that all who are at work share
 * evenly. No disk, no lock, nothing that runs beside.
 */
final class SharedCores {

    private static final int TIMES = 20;

    private final Map<Step, Measured.Latency> alone;
    private final int cores;
    private final double gap;

    /**
     * @param alone what each step took, one case after another
     * @param gap from one step of a case to its next, in milliseconds
     */
    SharedCores(Map<Step, Measured.Latency> alone, int cores, double gap) {
        this.alone = alone;
        this.cores = cores;
        this.gap = gap;
    }

    /** @param work how long it needs a core, in milliseconds */
    private record Arrival(double at, Step step, double work) {}

    /** A step at work, which ends when each at work has been given so much of a core. */
    private record Working(double end, Arrival arrival) {}

    /**
     * The 99th percentile of a step by its median alone, for twenty times of so many cases.
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
            working.add(new Working(given + next.work(), next));
        }
        taken.sort(Comparator.naturalOrder());
        return taken.get(taken.size() * 99 / 100) * 1_000 / alone.get(step).median();
    }

    /** Of a core, for each of so many. */
    private double speed(int working) {
        return Math.min(1, cores / (double) working);
    }

    private List<Arrival> arrivals(double share, int cases, long seed) {
        double ofCase = alone.values().stream().mapToDouble(SharedCores::mean).sum();
        Random chance = new Random(seed);
        List<Arrival> arrivals = new ArrayList<>();
        double at = 0;
        for (int one = 0; one < cases; one++) {
            for (Step step : Step.values()) {
                arrivals.add(new Arrival(at + gap * step.ordinal(), step, drawn(alone.get(step), chance.nextDouble())));
            }
            at += -Math.log(1 - chance.nextDouble()) * ofCase / (share * cores);
        }
        arrivals.sort(Comparator.comparingDouble(Arrival::at));
        return arrivals;
    }

    /** In milliseconds, between the percentiles that are known; half of all take the median. */
    private static double drawn(Measured.Latency of, double part) {
        double micros;
        if (part < 0.5) {
            micros = of.median();
        } else if (part < 0.9) {
            micros = between(of.median(), of.p90(), (part - 0.5) / 0.4);
        } else if (part < 0.99) {
            micros = between(of.p90(), of.p99(), (part - 0.9) / 0.09);
        } else {
            micros = between(of.p99(), of.longest(), (part - 0.99) / 0.01);
        }
        return micros / 1_000;
    }

    private static double between(long from, long to, double part) {
        return from + (to - from) * part;
    }

    /** Of what is drawn, which is straight between thousandths. */
    private static double mean(Measured.Latency of) {
        return IntStream.range(0, 1_000)
                .mapToDouble(each -> drawn(of, (each + 0.5) / 1_000))
                .average()
                .orElseThrow();
    }
}
