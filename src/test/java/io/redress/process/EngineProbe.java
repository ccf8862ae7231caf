package io.redress.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.redress.cases.CaseNumber;
import io.redress.cases.Cases;
import io.redress.cases.Deadline;
import io.redress.cases.ReturnCase;
import io.redress.cases.Stage;
import io.redress.cases.Step;
import io.redress.policy.DeadlineName;
import io.redress.time.MovedClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;

/** The engine as a walk sees it: where a case waits, which timers run, and whether engine and case agree. */
final class EngineProbe {

    private static final Pattern TERM = Pattern.compile("deadlines\\.(due|reminder)\\(execution,'(\\w+)'\\)");

    private final ProcessEngine engine;
    private final Cases cases;
    private final Clock clock;
    private final Map<String, BpmnModelInstance> models = new HashMap<>();

    EngineProbe(ProcessEngine engine, Cases cases, Clock clock) {
        this.engine = engine;
        this.cases = cases;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    ReturnCase read(CaseNumber number) {
        return cases.get(number);
    }

    /** The running instance of one of the models, for camunda-bpm-assert; fails if there is none. */
    ProcessInstance instance(CaseNumber number, String model) {
        ProcessInstance instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value(), model)
                .singleResult();
        assertThat(instance).as("%s of case %s", model, number).isNotNull();
        return instance;
    }

    /** Where tokens wait for somebody. */
    List<String> waitsAt(CaseNumber number) {
        return tasks(number).stream().map(Task::getTaskDefinitionKey).sorted().toList();
    }

    Task task(CaseNumber number, String key) {
        return tasks(number).stream()
                .filter(task -> task.getTaskDefinitionKey().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "case " + number + " does not wait at " + key + " but at " + waitsAt(number)));
    }

    Set<String> candidateGroups(Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> link.getGroupId() != null)
                .map(link -> link.getGroupId())
                .collect(Collectors.toSet());
    }

    /** Moves the clock to where the timer is due, and fires it. */
    void fireTimer(CaseNumber number, String timer) {
        Job job = job(number, timer);
        MovedClock.moveTo(clock, job.getDuedate().toInstant());
        engine.getManagementService().executeJob(job.getId());
    }

    void runJob(CaseNumber number, String activity) {
        engine.getManagementService().executeJob(job(number, activity).getId());
    }

    /** Runs a job that has to fail, and gives what is left of it. */
    Job failJob(CaseNumber number, String activity) {
        Job job = job(number, activity);
        Throwable failure = catchThrowableOfType(
                RuntimeException.class, () -> engine.getManagementService().executeJob(job.getId()));
        assertThat(failure).as("failure of %s", activity).isNotNull();
        return job(number, activity);
    }

    boolean hasJob(CaseNumber number, String activity) {
        return jobs(number).stream().anyMatch(job -> activityOf(job).equals(activity));
    }

    Job job(CaseNumber number, String activity) {
        List<Job> jobs = jobs(number);
        return jobs.stream()
                .filter(job -> activityOf(job).equals(activity))
                .findFirst()
                .orElseThrow(() -> new AssertionError("case " + number + " has no timer or job at " + activity
                        + ", only at " + jobs.stream().map(this::activityOf).toList()));
    }

    /** Does in Tasklist what {@code person} would do: submits the form of a task. */
    void submit(CaseNumber number, String person, String task, Map<String, Object> fields) {
        String id = task(number, task).getId();
        List<String> groups = engine.getIdentityService().createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .toList();
        engine.getIdentityService().setAuthentication(person, groups);
        try {
            engine.getFormService().submitTaskForm(id, fields);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    List<String> incidents(CaseNumber number) {
        Set<String> instances =
                instancesOf(number).stream().map(ProcessInstance::getId).collect(Collectors.toSet());
        return engine.getRuntimeService().createIncidentQuery().list().stream()
                .filter(incident -> instances.contains(incident.getProcessInstanceId()))
                .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId()))
                .map(incident -> String.valueOf(incident.getIncidentMessage()))
                .toList();
    }

    /** The case and its process say the same about steps, terms and whether it is over. */
    void assertAgreement(CaseNumber number) {
        ReturnCase subject = cases.get(number);
        List<ProcessInstance> instances = instancesOf(number);
        assertThat(instances.isEmpty())
                .as("case %s is in stage %s; its process has ended", number, subject.stage())
                .isEqualTo(subject.stage() == Stage.CLOSED);
        List<Task> tasks = tasks(number);
        Set<Step> open = EnumSet.noneOf(Step.class);
        tasks.forEach(
                task -> open.add(StepTasks.stepOf(task.getTaskDefinitionKey()).orElseThrow()));
        assertThat(subject.steps()).as("steps of case %s", number).isEqualTo(open);
        tasks.forEach(task -> assertFits(task, subject));
        jobs(number).forEach(job -> assertFits(job, subject));
        if (!instances.isEmpty()) {
            assertNoFormFieldStays(instances);
        }
    }

    private static void assertFits(Task task, ReturnCase subject) {
        assertThat(task.getName()).contains(subject.number().value());
        Step step = StepTasks.stepOf(task.getTaskDefinitionKey()).orElseThrow();
        subject.deadline(step.deadline())
                .ifPresent(term -> assertThat(task.getDueDate())
                        .as("due date of %s", task.getName())
                        .isEqualTo(Date.from(term.dueAt())));
    }

    private void assertFits(Job job, ReturnCase subject) {
        if (job.getExceptionMessage() != null) {
            // It has failed, and is due again when the engine tries again.
            return;
        }
        BpmnModelInstance model = models.computeIfAbsent(
                job.getProcessDefinitionId(),
                id -> engine.getRepositoryService().getBpmnModelInstance(id));
        String activity = activityOf(job);
        model.getModelElementById(activity).getDomElement().getChildElements().stream()
                .filter(child -> child.getLocalName().equals("timerEventDefinition"))
                .forEach(child -> {
                    TimerEventDefinition timer = model.getModelElementById(child.getAttribute("id"));
                    Matcher term = TERM.matcher(timer.getTimeDate().getTextContent());
                    assertThat(term.find()).as("term of %s", activity).isTrue();
                    Deadline deadline = subject.deadline(DeadlineName.valueOf(term.group(2)))
                            .orElseThrow(() -> new AssertionError(activity + " runs for a term that the case lacks"));
                    assertThat(job.getDuedate().toInstant())
                            .as("due date of %s", activity)
                            .isEqualTo(dateOf(deadline, term.group(1).equals("reminder")));
                });
    }

    private static Instant dateOf(Deadline deadline, boolean reminder) {
        if (!reminder) {
            return deadline.dueAt();
        }
        return deadline.remindAt() == null ? deadline.dueAt().plus(Duration.ofDays(1)) : deadline.remindAt();
    }

    private void assertNoFormFieldStays(List<ProcessInstance> instances) {
        assertThat(engine.getRuntimeService()
                        .createVariableInstanceQuery()
                        .processInstanceIdIn(
                                instances.stream().map(ProcessInstance::getId).toArray(String[]::new))
                        .list())
                .extracting(VariableInstance::getName)
                .as("variables of the process")
                .doesNotContainAnyElementsOf(Form.FIELDS);
    }

    /** Ends what a test has left running, so that no timer of it fires in another test. */
    void abandon(CaseNumber number) {
        instancesOf(number).stream()
                .filter(instance -> instance.getRootProcessInstanceId().equals(instance.getId()))
                .forEach(instance -> delete(instance.getId()));
    }

    /** The upkeep of lists may be changing a task of it at this moment. */
    private void delete(String instance) {
        for (int attempt = 1; ; attempt++) {
            try {
                engine.getRuntimeService().deleteProcessInstance(instance, "walk over");
                return;
            } catch (OptimisticLockingException lost) {
                if (attempt == 5) {
                    throw lost;
                }
            }
        }
    }

    private List<ProcessInstance> instancesOf(CaseNumber number) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .list();
    }

    private List<Task> tasks(CaseNumber number) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .list();
    }

    private List<Job> jobs(CaseNumber number) {
        Set<String> instances =
                instancesOf(number).stream().map(ProcessInstance::getId).collect(Collectors.toSet());
        return instances.isEmpty()
                ? List.of()
                : engine.getManagementService()
                        .createJobQuery()
                        .processInstanceIds(instances)
                        .list();
    }

    private String activityOf(Job job) {
        return engine.getManagementService()
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId();
    }
}
