package io.redress.process;

import io.redress.time.DueWork;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The engine's timers and asynchronous steps. One that fails is tried again at the times the engine gives it, and left
 * alone when it has become an incident.
 */
@Component
class EngineDueWork implements DueWork {

    private static final Logger log = LoggerFactory.getLogger(EngineDueWork.class);
    private static final int PAGE = 50;

    /** Of one job at one instant; more would be a job that comes back for ever. */
    private static final int ATTEMPTS = 10;

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(20);

    private final ManagementService management;
    private final HistoryService history;
    private final ObjectProvider<JobExecutor> executor;
    private final Clock clock;
    private boolean paused;

    EngineDueWork(
            ManagementService management, HistoryService history, ObjectProvider<JobExecutor> executor, Clock clock) {
        this.management = management;
        this.history = history;
        this.executor = executor;
        this.clock = clock;
    }

    @Override
    public void pause() {
        JobExecutor running = executor.getIfAvailable();
        paused = running != null && running.isActive();
        if (running != null && paused) {
            running.shutdown();
            awaitRunningJobs();
        }
    }

    private void awaitRunningJobs() {
        long end = System.nanoTime() + PATIENCE;
        while (management.createJobQuery().acquired().count() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_AGAIN);
        }
    }

    @Override
    public void resume() {
        if (paused) {
            executor.ifAvailable(JobExecutor::start);
        }
    }

    @Override
    public Optional<Instant> nextDue(Instant after, Instant until) {
        Set<String> housekeeping = housekeeping();
        return waiting()
                .duedateHigherThan(Date.from(after))
                .duedateLowerThan(Date.from(until.plusMillis(1)))
                .orderByJobDuedate()
                .asc()
                .listPage(0, PAGE)
                .stream()
                .filter(job -> !housekeeping.contains(job.getId()))
                .findFirst()
                .map(job -> job.getDuedate().toInstant());
    }

    @Override
    public int run() {
        Set<String> housekeeping = housekeeping();
        Map<String, Integer> attempts = new HashMap<>();
        int ran = 0;
        while (true) {
            Optional<Job> due = due().stream()
                    .filter(job -> !housekeeping.contains(job.getId()))
                    .filter(job -> attempts.getOrDefault(job.getId(), 0) < ATTEMPTS)
                    .findFirst();
            if (due.isEmpty()) {
                return ran;
            }
            String job = due.get().getId();
            attempts.merge(job, 1, Integer::sum);
            if (execute(job)) {
                ran++;
            }
        }
    }

    private List<Job> due() {
        return waiting()
                .duedateLowerThan(Date.from(clock.instant().plusMillis(1)))
                .orderByJobDuedate()
                .asc()
                .orderByJobId()
                .asc()
                .listPage(0, PAGE);
    }

    private JobQuery waiting() {
        return management.createJobQuery().active().withRetriesLeft();
    }

    private boolean execute(String job) {
        try {
            management.executeJob(job);
            return true;
        } catch (RuntimeException failure) {
            // The engine has counted it, and decided when to try again or to raise an incident.
            log.warn("Job {} failed: {}", job, reason(failure));
            return false;
        }
    }

    private static String reason(RuntimeException failure) {
        return failure instanceof ProcessEngineException && failure.getCause() != null
                ? failure.getCause().toString()
                : failure.toString();
    }

    /** The engine's own cleaning, which runs by night for ever and which nobody waits for. */
    private Set<String> housekeeping() {
        return history.findHistoryCleanupJobs().stream().map(Job::getId).collect(Collectors.toSet());
    }
}
