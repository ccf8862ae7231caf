package io.redress.process;

import io.redress.cases.CaseNumber;
import io.redress.cases.Step;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** What the engine itself says about cases, for tests that hold it against what the cases say. */
public final class EngineState {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final ManagementService management;

    public EngineState(ApplicationContext context) {
        tasks = context.getBean(TaskService.class);
        runtime = context.getBean(RuntimeService.class);
        management = context.getBean(ManagementService.class);
    }

    /** The steps whose user tasks are open. */
    public Set<Step> openSteps(CaseNumber number) {
        EnumSet<Step> open = EnumSet.noneOf(Step.class);
        tasks.createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .list()
                .forEach(task ->
                        open.add(StepTasks.stepOf(task.getTaskDefinitionKey()).orElseThrow()));
        return open;
    }

    public boolean runs(CaseNumber number) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number.value())
                        .count()
                > 0;
    }

    /** The job of a case that is due first, due already or not. */
    public Optional<Waiting> nextJob(CaseNumber number) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(number.value()).list().stream()
                .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).list().stream())
                .min(Comparator.comparing(EngineState::dueAt))
                .map(this::describe);
    }

    /** The job of a case that waits at a timer or an asynchronous step. */
    public Waiting jobAt(CaseNumber number, String activity) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(number.value()).list().stream()
                .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).list().stream())
                .map(this::describe)
                .filter(job -> job.activity().equals(activity))
                .findFirst()
                .orElseThrow();
    }

    public boolean isThere(Waiting job) {
        return management.createJobQuery().jobId(job.id()).count() > 0;
    }

    /** The open task of a step. */
    public String taskAt(CaseNumber number, Step step) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .taskDefinitionKey(StepTasks.keyOf(step))
                .singleResult()
                .getId();
    }

    /** Who has a task, null if nobody has. */
    public @Nullable String holderOf(String task) {
        return tasks.createTaskQuery().taskId(task).singleResult().getAssignee();
    }

    /** Ends what a test has left running, so that no timer of it fires in another test. */
    public void abandon(CaseNumber number) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .rootProcessInstances()
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test over"));
    }

    /** Runs a job, as the job executor would. */
    public void execute(Waiting job) {
        management.executeJob(job.id());
    }

    private static Date dueAt(Job job) {
        return job.getDuedate() == null ? new Date(0) : job.getDuedate();
    }

    private Waiting describe(Job job) {
        String activity = management
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId();
        return new Waiting(job.getId(), activity);
    }

    /**
     * A job that waits for its time.
     *
     * @param activity the timer or the asynchronous step that it belongs to
     */
    public record Waiting(String id, String activity) {}

    /** Why jobs have failed, and still wait to be tried again or given up. */
    public List<String> failures() {
        return management.createJobQuery().withException().list().stream()
                .map(Job::getExceptionMessage)
                .toList();
    }
}
