package io.redress.bench.path;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Puts load on an application: closed, as many cases as workers can do; or open, at a rate, whatever it takes. */
final class Load {

    private static final Step[] STEPS = Step.values();
    private static final long LONGEST_MICROS = 120_000_000;
    private static final long SEED = 7;
    private static final int STANDING_WORKERS = 4;

    private final StandardPath path;
    private final AtomicLong next;
    private final Map<Step, Histogram> latencies = new EnumMap<>(Step.class);
    private final AtomicInteger inputs = new AtomicInteger();
    private final AtomicInteger jobs = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();

    /** @param first the first order that no case is about */
    Load(StandardPath path, long first) {
        this.path = path;
        this.next = new AtomicLong(first);
        for (Step step : STEPS) {
            latencies.put(step, new ConcurrentHistogram(LONGEST_MICROS, 3));
        }
    }

    /** As many cases, one after another. */
    Outcome count(int cases) throws Exception {
        long begin = System.nanoTime();
        for (int i = 0; i < cases; i++) {
            walk(new CaseRun(next.getAndIncrement()), Long.MAX_VALUE, new AtomicInteger());
        }
        return outcome(cases, System.nanoTime() - begin);
    }

    /** Cases that stay open: of ten, four wait for a mediator, the others for the seller's answer. */
    void stand(int cases) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(STANDING_WORKERS);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            CaseRun run = new CaseRun(next.getAndIncrement());
            Step until = i % 10 < 4 ? Step.DECIDE : Step.REFUSE;
            all.add(pool.submit(() -> {
                for (int step = 0; step < until.ordinal(); step++) {
                    path.take(run, STEPS[step]);
                }
                return null;
            }));
        }
        await(all);
        pool.shutdown();
    }

    /** Workers that take a new case when they have finished one. Cases that are not finished in time count by their steps. */
    Outcome closed(int workers, long nanos) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        AtomicInteger stepsInTime = new AtomicInteger();
        long end = System.nanoTime() + nanos;
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            all.add(pool.submit(() -> {
                while (System.nanoTime() < end) {
                    walk(new CaseRun(next.getAndIncrement()), end, stepsInTime);
                }
                return null;
            }));
        }
        await(all);
        pool.shutdown();
        return outcome(stepsInTime.get() / (double) STEPS.length, nanos);
    }

    private void walk(CaseRun run, long end, AtomicInteger stepsInTime) throws Exception {
        for (Step step : STEPS) {
            long begin = System.nanoTime();
            path.take(run, step);
            long now = System.nanoTime();
            if (now <= end) {
                stepsInTime.incrementAndGet();
                record(step, now - begin);
            }
        }
        finish(run);
    }

    /**
     * Cases that arrive by chance at a rate, each taking its steps at a fixed distance. A latency runs from the moment that
     * a step was meant to begin, also when it had to wait for a thread or for the step before it.
     *
     * @param gapNanos from one step of a case to its next
     */
    Outcome open(double casesPerSecond, long nanos, long gapNanos) throws Exception {
        long ramp = gapNanos * STEPS.length;
        List<Planned> plan = plan(casesPerSecond, ramp + nanos, gapNanos);
        ExecutorService pool = Executors.newCachedThreadPool();
        Map<CaseRun, CompletableFuture<Void>> last = new java.util.IdentityHashMap<>();
        long begin = System.nanoTime();
        int measured = 0;
        for (Planned one : plan) {
            long intended = begin + one.at();
            for (long wait = intended - System.nanoTime(); wait > 0; wait = intended - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            boolean counts = one.at() >= ramp && one.at() < ramp + nanos;
            measured += counts ? 1 : 0;
            CompletableFuture<Void> before = last.getOrDefault(one.run(), CompletableFuture.completedFuture(null));
            last.put(one.run(), before.thenRunAsync(() -> take(one, counts ? intended : -1), pool));
        }
        await(List.copyOf(last.values()));
        pool.shutdown();
        return outcome(measured / (double) STEPS.length, nanos);
    }

    private record Planned(long at, CaseRun run, Step step) {}

    private List<Planned> plan(double casesPerSecond, long until, long gapNanos) {
        Random chance = new Random(SEED);
        List<Planned> plan = new ArrayList<>();
        double at = 0;
        while (at < until) {
            CaseRun run = new CaseRun(next.getAndIncrement());
            for (Step step : STEPS) {
                plan.add(new Planned((long) at + gapNanos * step.ordinal(), run, step));
            }
            at += -Math.log(1 - chance.nextDouble()) / casesPerSecond * 1e9;
        }
        plan.sort(Comparator.comparingLong(Planned::at));
        return plan;
    }

    private void take(Planned one, long intended) {
        try {
            path.take(one.run(), one.step());
        } catch (Exception failure) {
            throw new IllegalStateException(one.step() + " of " + one.run().id(), failure);
        }
        if (intended >= 0) {
            record(one.step(), System.nanoTime() - intended);
        }
        if (one.step() == Step.WINDOW) {
            finish(one.run());
        }
    }

    private void finish(CaseRun run) {
        inputs.addAndGet(run.inputs());
        jobs.addAndGet(run.jobs());
        finished.incrementAndGet();
    }

    private void record(Step step, long nanos) {
        latencies.get(step).recordValue(Math.min(nanos / 1_000, LONGEST_MICROS));
    }

    private Outcome outcome(double completed, long nanos) {
        int all = Math.max(1, finished.get());
        return new Outcome(
                completed,
                nanos / 1e9,
                finished.get(),
                inputs.get() / (double) all,
                jobs.get() / (double) all,
                latencies);
    }

    private static void await(List<? extends Future<?>> all) throws Exception {
        for (Future<?> one : all) {
            try {
                one.get();
            } catch (ExecutionException failure) {
                throw new IllegalStateException("A step failed", failure.getCause());
            }
        }
    }
}
