package io.redress.process;

import io.redress.queue.StaffTasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** Looks at lists and queue as Tasklist, the lead's page and the job executor do. */
public final class QueueProbe {

    private static final int PAGE = 15;
    private static final int PART = 50;

    private final FilterService filters;
    private final IdentityService identity;
    private final StaffTasks staff;
    private final Priorities priorities;
    private final Candidates candidates;
    private final EngineDueWork due;
    private final ProcessEngineConfigurationImpl engine;

    public QueueProbe(ApplicationContext context) {
        filters = context.getBean(FilterService.class);
        identity = context.getBean(IdentityService.class);
        staff = context.getBean(StaffTasks.class);
        priorities = context.getBean(Priorities.class);
        candidates = context.getBean(Candidates.class);
        due = context.getBean(EngineDueWork.class);
        engine = (ProcessEngineConfigurationImpl)
                context.getBean(ProcessEngine.class).getProcessEngineConfiguration();
    }

    /** The names of the lists that somebody sees. */
    public List<String> lists(String person) {
        return as(person, () -> filters.createTaskFilterQuery().listPage(0, 100)).stream()
                .map(Filter::getName)
                .toList();
    }

    public List<Task> page(String person, String list, int first) {
        String id = idOf(list);
        return as(person, () -> filters.listPage(id, first, PAGE));
    }

    public long count(String person, String list) {
        String id = idOf(list);
        return as(person, () -> filters.count(id));
    }

    /** What Tasklist would ask of the engine for the first page of what a group is offered. */
    public List<Task> askedOfTheEngine(String person, String group) {
        return as(
                person,
                () -> engine.getTaskService()
                        .createTaskQuery()
                        .taskCandidateGroup(group)
                        .orderByTaskPriority()
                        .desc()
                        .orderByDueDate()
                        .asc()
                        .listPage(0, PAGE));
    }

    private String idOf(String list) {
        return filters.createTaskFilterQuery().filterName(list).singleResult().getId();
    }

    /** The first parts of what nobody has, and of what Mia has. */
    public int parts(int many) {
        List<StaffTasks.Held> seen = new ArrayList<>();
        String after = null;
        for (int part = 0; part < many && (part == 0 || after != null); part++) {
            StaffTasks.Part found = part(after);
            seen.addAll(found.tasks());
            after = found.next();
        }
        staff.heldBy("mia", null, PART);
        staff.loads(Instant.EPOCH.plus(Duration.ofDays(20_000)));
        return seen.size();
    }

    public StaffTasks.Part part(@Nullable String after) {
        return staff.unclaimed(after, PART);
    }

    /** What the job executor asks for when it looks whether anything is due. */
    public AcquiredJobs poll() {
        JobExecutor executor = new DefaultJobExecutor();
        executor.setMaxJobsPerAcquisition(8);
        return engine.getCommandExecutorTxRequired().execute(new AcquireJobsCmd(executor));
    }

    public void nextDue(Instant now) {
        due.nextDue(now, now.plus(Duration.ofDays(1)));
    }

    /** The hourly upkeep of the lists. */
    public void keepTrue() {
        priorities.renewAll();
        candidates.renewAll();
    }

    private <T> T as(String person, Supplier<T> what) {
        identity.setAuthentication(
                person,
                identity.createGroupQuery().groupMember(person).list().stream()
                        .map(Group::getId)
                        .toList());
        try {
            return what.get();
        } finally {
            identity.clearAuthentication();
        }
    }
}
