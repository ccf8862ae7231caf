package io.redress.process.change;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.batch.BatchStatistics;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves running cases to the newest versions, as batches of the engine: one transaction for each instance, worked on by
 * whoever is there, this program or the service. What was begun is in the database, so that it goes on whoever is killed.
 */
@Component
public class Moving {

    /** Nobody else of ours uses it: only one begins batches at a time. */
    private static final long LOCK = 0x7265_6472_6573_7301L;

    private static final int PAGE = 20;

    private final ProcessEngine engine;
    private final ManagementService management;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final TransactionTemplate takenBack;
    private final Trial trial;
    private final RunningCases running;

    Moving(ProcessEngine engine, JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.engine = engine;
        this.management = engine.getManagementService();
        this.jdbc = jdbc;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
        takenBack = new TransactionTemplate(transactions);
        takenBack.setTimeout((int) Duration.ofHours(1).toSeconds());
        trial = new Trial(engine, transactions);
        running = new RunningCases(engine);
    }

    /**
     * How far it is.
     *
     * @param total instances in all batches that are open
     * @param failed that cannot move
     */
    public record Progress(int total, int done, int failed, boolean paused) {}

    /**
     * Cases that do not move.
     *
     * @param reasons why not, a sentence each
     */
    public record Left(
            String process, String from, String to, VersionStep step, List<String> numbers, List<String> reasons) {}

    /** All that is open now, null if nothing is. */
    public @Nullable Progress progress() {
        List<BatchStatistics> open = open();
        if (open.isEmpty()) {
            return null;
        }
        int total = open.stream().mapToInt(Batch::getTotalJobs).sum();
        int done = open.stream().mapToInt(BatchStatistics::getCompletedJobs).sum();
        int failed = open.stream().mapToInt(BatchStatistics::getFailedJobs).sum();
        return new Progress(total, done, failed, open.stream().allMatch(Batch::isSuspended));
    }

    /** Nobody goes on with it, until it is resumed. */
    public void pause() {
        open().forEach(batch -> management.suspendBatchById(batch.getId()));
    }

    public void resume() {
        open().forEach(batch -> management.activateBatchById(batch.getId()));
    }

    /**
     * Begins what may move, unless something is open already.
     *
     * @param mapping null if nobody has said anything, so that minor steps are not taken
     * @param perMinute how many instances, 0 for as many as can be
     * @param tried instances that were tried already, and could not
     * @return the instances that are to move
     */
    public Set<String> begin(@Nullable Mapping mapping, int perMinute, Set<String> tried) {
        Set<String> all = new HashSet<>();
        Instant start = clock.instant();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)")
                    .param(LOCK)
                    .query((row, index) -> 0)
                    .list();
            if (open().isEmpty()) {
                for (Route route : routes(mapping)) {
                    List<String> instances = running.of(route.from()).stream()
                            .map(ProcessInstance::getId)
                            .filter(instance -> !tried.contains(instance))
                            .toList();
                    if (instances.isEmpty()) {
                        continue;
                    }
                    Batch batch = engine.getRuntimeService()
                            .newMigration(route.plan())
                            .processInstanceIds(instances)
                            .executeAsync();
                    if (perMinute > 0) {
                        spread(batch, start, all.size(), perMinute);
                    }
                    all.addAll(instances);
                }
            }
        });
        return all;
    }

    /** All jobs at once, each with a time of its own, after those of earlier batches: whoever runs them keeps to it. */
    private void spread(Batch batch, Instant start, int earlier, int perMinute) {
        for (Job seed = job(batch.getSeedJobDefinitionId()); seed != null; seed = job(batch.getSeedJobDefinitionId())) {
            management.executeJob(seed.getId());
        }
        long number = earlier;
        for (Job job : management
                .createJobQuery()
                .jobDefinitionId(batch.getBatchJobDefinitionId())
                .list()) {
            Duration after = Duration.ofMinutes(1).multipliedBy(number++).dividedBy(perMinute);
            management.setJobDuedate(job.getId(), Date.from(start.plus(after)));
        }
    }

    private List<Route> routes(@Nullable Mapping mapping) {
        List<Route> routes = new ArrayList<>();
        each((from, to, instances) -> {
            VersionStep step = VersionStep.between(from.getVersionTag(), to.getVersionTag());
            if (step.movesByItself() || step == VersionStep.MINOR && mapping != null) {
                routes.add(route(from, to, mapping));
            }
        });
        return routes;
    }

    private Route route(ProcessDefinition from, ProcessDefinition to, @Nullable Mapping mapping) {
        return new Route(engine, trial, from, to, mapping == null ? Map.of() : mapping.of(to.getKey()));
    }

    /** One version of a process in which cases run, and the newest. */
    private interface Look {
        void at(ProcessDefinition from, ProcessDefinition to, List<ProcessInstance> instances);
    }

    private void each(Look look) {
        new Releases(engine)
                .latest()
                .values()
                .forEach(target -> running.before(target).forEach((version, instances) -> {
                    if (!instances.isEmpty()) {
                        look.at(version, target, instances);
                    }
                }));
    }

    /**
     * Does a little of what is due, and clears away what is over.
     *
     * @return whether anything was done
     */
    public boolean work() {
        boolean worked = false;
        for (BatchStatistics batch : open()) {
            if (!batch.isSuspended()) {
                worked |= work(batch);
            }
        }
        return worked;
    }

    private boolean work(BatchStatistics batch) {
        Job seed = job(batch.getSeedJobDefinitionId());
        if (seed != null) {
            return run(seed);
        }
        boolean worked = false;
        for (Job job : management
                .createJobQuery()
                .jobDefinitionId(batch.getBatchJobDefinitionId())
                .withRetriesLeft()
                .duedateLowerThan(Date.from(clock.instant().plusMillis(1)))
                .orderByJobDuedate()
                .asc()
                .listPage(0, PAGE)) {
            worked |= run(job);
        }
        return batch.getRemainingJobs() == batch.getFailedJobs() ? clearAway(batch) : worked;
    }

    /** Also with jobs that have failed: what they were to move is told, and tried again the next time. */
    private boolean clearAway(Batch batch) {
        try {
            management.deleteBatch(batch.getId(), true);
        } catch (RuntimeException doneByAnother) {
            if (management.createBatchQuery().batchId(batch.getId()).count() > 0) {
                throw doneByAnother;
            }
        }
        return true;
    }

    /** A job that fails has one attempt less; that somebody else was faster is no failure of ours. */
    private boolean run(Job job) {
        try {
            management.executeJob(job.getId());
            return true;
        } catch (RuntimeException failedOrTaken) {
            return management
                            .createJobQuery()
                            .jobId(job.getId())
                            .withRetriesLeft()
                            .count()
                    == 0;
        }
    }

    private @Nullable Job job(String definition) {
        return management.createJobQuery().jobDefinitionId(definition).withRetriesLeft().listPage(0, 1).stream()
                .findFirst()
                .orElse(null);
    }

    /** Ours: what somebody has begun in Cockpit has their name on it, and is theirs. */
    private List<BatchStatistics> open() {
        return management.createBatchStatisticsQuery().type(Batch.TYPE_PROCESS_INSTANCE_MIGRATION).list().stream()
                .filter(batch -> batch.getCreateUserId() == null)
                .toList();
    }

    /** What does not run in the newest version, and why. */
    public List<Left> left(@Nullable Mapping mapping) {
        List<Left> left = new ArrayList<>();
        takenBack.executeWithoutResult(status -> {
            status.setRollbackOnly();
            each((from, to, instances) -> left.add(left(from, to, instances, mapping)));
        });
        return left;
    }

    private Left left(
            ProcessDefinition from, ProcessDefinition to, List<ProcessInstance> instances, @Nullable Mapping mapping) {
        VersionStep step = VersionStep.between(from.getVersionTag(), to.getVersionTag());
        Set<String> reasons = new TreeSet<>();
        if (step.movesByItself() || step == VersionStep.MINOR && mapping != null) {
            Route route = route(from, to, mapping);
            for (ProcessInstance instance : instances) {
                trial.obstacles(instance.getId(), route.plan())
                        .forEach((at, why) -> reasons.add(
                                (at.isEmpty() ? "" : "At " + route.element(at).inWords() + ": ")
                                        + String.join(" ", why)));
            }
        } else if (step == VersionStep.MINOR) {
            reasons.add("A minor step: say with --mapping FILE what takes whose place, even if it is nothing.");
        } else {
            reasons.add("Cases do not move over " + step.inWords() + ": they end in their version.");
        }
        return new Left(
                to.getKey(),
                String.valueOf(from.getVersionTag()),
                String.valueOf(to.getVersionTag()),
                step,
                instances.stream()
                        .map(instance -> String.valueOf(instance.getBusinessKey()))
                        .sorted()
                        .toList(),
                List.copyOf(reasons));
    }
}
