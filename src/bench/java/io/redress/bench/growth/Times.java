package io.redress.bench.growth;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** How long each of several runs took, in milliseconds. */
record Times(double[] sorted) {

    /** @param warming runs that do not count, before those that do */
    static Times of(int warming, int runs, IntConsumer work) {
        double[] taken = new double[runs];
        for (int run = -warming; run < runs; run++) {
            long begin = System.nanoTime();
            work.accept(run + warming);
            if (run >= 0) {
                taken[run] = (System.nanoTime() - begin) / 1e6;
            }
        }
        Arrays.sort(taken);
        return new Times(taken);
    }

    /**
     * Without warming.
     *
     * @param most runs
     * @param work says whether there is more to be done
     */
    static Times of(int most, BooleanSupplier work) {
        double[] taken = new double[most];
        int run = 0;
        for (boolean more = true; more && run < most; run++) {
            long begin = System.nanoTime();
            more = work.getAsBoolean();
            taken[run] = (System.nanoTime() - begin) / 1e6;
        }
        double[] sorted = Arrays.copyOf(taken, run);
        Arrays.sort(sorted);
        return new Times(sorted);
    }

    double median() {
        return sorted[sorted.length / 2];
    }

    double p99() {
        return sorted[Math.min(sorted.length - 1, (int) Math.ceil(sorted.length * 0.99) - 1)];
    }

    @Override
    public String toString() {
        return "%.2f ms, 99 %% below %.2f ms".formatted(median(), p99());
    }
}
