package io.redress.notification;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.redress.cases.CaseEventsRecorded;
import io.redress.time.DueWork;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Has the outbox dispatched as soon as something was committed, on a thread of its own, and whenever the sandbox clock
 * stops. While that clock moves, nothing is told in the background.
 */
@Component
@Order(0)
class Dispatcher implements DueWork, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int SECONDS_TO_END = 10;

    private final Dispatch dispatch;
    private final Scheduler scheduler;
    private final DeliveryProperties properties;
    private final ReentrantLock dispatching = new ReentrantLock();
    /** One runs and one waits: it will see what any further one would. */
    private final ThreadPoolExecutor soon = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(1),
            new CustomizableThreadFactory("outbox-"),
            new ThreadPoolExecutor.DiscardPolicy());

    private volatile boolean paused;

    Dispatcher(Dispatch dispatch, Scheduler scheduler, DeliveryProperties properties) {
        this.dispatch = dispatch;
        this.scheduler = scheduler;
        this.properties = properties;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(CaseEventsRecorded recorded) {
        if (properties.enabled() && !paused) {
            soon.execute(this::atOnce);
        }
    }

    private void atOnce() {
        dispatching.lock();
        try {
            if (!paused && dispatch.run() > 0) {
                scheduler.triggerCheckForDueExecutions();
            }
        } catch (RuntimeException failure) {
            log.warn("The outbox could not be dispatched; tried again in a moment", failure);
        } finally {
            dispatching.unlock();
        }
    }

    @Override
    public void pause() {
        paused = true;
        scheduler.pause();
        // Waits for what is running.
        dispatching.lock();
        dispatching.unlock();
        long end = System.nanoTime() + PATIENCE;
        while (!scheduler.getCurrentlyExecuting().isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_AGAIN);
        }
    }

    @Override
    public void resume() {
        paused = false;
        scheduler.resume();
    }

    /** What is in the outbox is due at once. */
    @Override
    public Optional<Instant> nextDue(Instant after, Instant until) {
        return Optional.empty();
    }

    /** Nothing of a story of which nothing is committed yet. */
    @Override
    public int run() {
        return TransactionSynchronizationManager.isActualTransactionActive() ? 0 : dispatch.run();
    }

    @Override
    public void destroy() throws InterruptedException {
        soon.shutdown();
        if (!soon.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
            log.warn("Messages stay in the outbox until the next start");
        }
    }
}
