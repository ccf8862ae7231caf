package io.redress.evidence;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How much of the heap is in use once garbage is gone, watched while something runs. */
public final class LiveHeap {

    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(300);

    private final long before = live();
    private volatile long most;
    private volatile int looks;

    /** Looks again and again, until it is closed. */
    public Watch watch() {
        return new Watch();
    }

    public long growth() {
        return most - before;
    }

    /** How often it was looked at. */
    int looks() {
        return looks;
    }

    void look() {
        most = Math.max(most, live());
        looks++;
    }

    private static long live() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    public final class Watch implements AutoCloseable {

        private final CountDownLatch over = new CountDownLatch(1);
        private final Thread watcher = new Thread(this::lookOn, "live-heap");

        private Watch() {
            watcher.start();
        }

        /** Collecting garbage stops everything else, so most of the time goes to what is watched. */
        private void lookOn() {
            try {
                long took;
                do {
                    long began = System.nanoTime();
                    look();
                    took = System.nanoTime() - began;
                } while (!over.await(Math.max(SHORTEST_PAUSE, 2 * took), TimeUnit.NANOSECONDS));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() throws InterruptedException {
            over.countDown();
            watcher.join();
        }
    }
}
