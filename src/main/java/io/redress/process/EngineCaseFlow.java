package io.redress.process;

import io.redress.cases.CaseFlow;
import io.redress.cases.CaseNumber;
import io.redress.cases.Cases;
import io.redress.cases.Deadline;
import io.redress.cases.ReturnCase;
import io.redress.cases.Step;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** {@link CaseFlow} on the engine; each call joins the transaction that is open. */
@Component
class EngineCaseFlow implements CaseFlow {

    static final String PROCESS = "returnCase";
    /** Who gets a dispute back when it returns from a party. */
    static final String MEDIATOR = "mediator";

    /** Behind a select PostgreSQL does not see the values, so that it keeps one plan instead of one for each question. */
    private static final String TASK = """
            select task.* from act_ru_task task join act_ru_execution process on process.id_ = task.proc_inst_id_
             where process.business_key_ = (select #{number}) and task.task_def_key_ = (select #{step})
            """;

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final IdentityService identity;
    private final ProcessEngineConfigurationImpl engine;
    private final Candidates candidates;
    private final Cases cases;
    private final Clock clock;

    EngineCaseFlow(
            RuntimeService runtime,
            TaskService tasks,
            ManagementService management,
            IdentityService identity,
            ProcessEngine engine,
            Candidates candidates,
            Cases cases,
            Clock clock) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.identity = identity;
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.candidates = candidates;
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    public void start(CaseNumber number) {
        runtime.startProcessInstanceByKey(PROCESS, number.value());
    }

    @Override
    public void advance(CaseNumber number, Step step, Map<String, Object> routing) {
        if (CompletionScope.advances(number, step, routing)) {
            return;
        }
        CompletionScope.byCommand(() ->
                together(() -> tasks.complete(taskAt(number, step).getId(), routing)));
    }

    /** As one command of the engine: what it has read it does not read again, and it writes once. */
    private void together(Runnable calls) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            calls.run();
            return null;
        });
    }

    /** The name by which diagrams wait for it. */
    static String message(Interruption interruption) {
        return switch (interruption) {
            case WITHDRAWN -> "caseWithdrawn";
            case AGREEMENT_REACHED -> "agreementReached";
        };
    }

    @Override
    public void interrupt(CaseNumber number, Interruption interruption) {
        runtime.createMessageCorrelation(message(interruption))
                .processInstanceBusinessKey(number.value())
                .correlate();
    }

    @Override
    public void reschedule(CaseNumber number) {
        for (ProcessInstance instance : instancesOf(number)) {
            for (Job timer : management
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .timers()
                    .list()) {
                management.recalculateJobDuedate(timer.getId(), false);
            }
        }
        ReturnCase subject = cases.lock(number);
        for (Task task : tasks.createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .list()) {
            StepTasks.stepOf(task.getTaskDefinitionKey())
                    .flatMap(step -> subject.deadline(step.deadline()))
                    .ifPresent(term -> reschedule(task, term));
        }
    }

    /** Task lists show and sort by what the parties see. */
    private void reschedule(Task task, Deadline term) {
        task.setDueDate(Date.from(term.dueAt()));
        task.setFollowUpDate(Date.from(StepListeners.followUp(term, clock.instant())));
        tasks.saveTask(task);
    }

    @Override
    public void claim(CaseNumber number, Step step, String person) {
        try {
            tasks.claim(taskAt(number, step).getId(), person);
        } catch (TaskAlreadyClaimedException late) {
            throw new OptimisticLockingFailureException("The task of case " + number + " was claimed meanwhile", late);
        } catch (FormRefused refused) {
            throw refused.problem();
        }
    }

    @Override
    public void release(CaseNumber number, String person) {
        for (ProcessInstance instance : instancesOf(number)) {
            if (person.equals(runtime.getVariable(instance.getId(), MEDIATOR))) {
                runtime.setVariable(instance.getId(), MEDIATOR, null);
            }
        }
        tasks.createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .taskAssignee(person)
                .list()
                .forEach(task -> tasks.setAssignee(task.getId(), null));
        candidates.renew(number);
    }

    /** What Tasklist would be told as its own kind of failure, callers are told as ours. */
    private void assign(Task task, @Nullable String person) {
        try {
            tasks.setAssignee(task.getId(), person);
        } catch (FormRefused refused) {
            throw refused.problem();
        }
    }

    @Override
    public Optional<String> assignee(CaseNumber number, Step step) {
        return findTask(number, step).map(Task::getAssignee);
    }

    @Override
    public List<String> colleagues(CaseNumber number, Step step) {
        return candidates.groupsOf(taskAt(number, step).getId()).stream()
                .flatMap(group -> identity.createUserQuery().memberOfGroup(group).list().stream())
                .map(User::getId)
                .sorted()
                .distinct()
                .toList();
    }

    @Override
    public void handOver(CaseNumber number, Step step, @Nullable String person, String note) {
        Task task = taskAt(number, step);
        assign(task, person);
        task = taskAt(number, step);
        task.setDescription(TaskText.withNote(note, String.valueOf(task.getDescription())));
        tasks.saveTask(task);
        if (step == Step.DECIDE_DISPUTE) {
            runtime.setVariable(task.getProcessInstanceId(), MEDIATOR, person);
        }
    }

    private List<ProcessInstance> instancesOf(CaseNumber number) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .list();
    }

    private Task taskAt(CaseNumber number, Step step) {
        return findTask(number, step)
                .orElseThrow(
                        () -> new IllegalStateException("the process of case " + number + " does not wait at " + step));
    }

    /** In SQL, since the engine puts the text of its own query together anew each time: a twelfth of a whole case. */
    private Optional<Task> findTask(CaseNumber number, Step step) {
        return Optional.ofNullable(tasks.createNativeTaskQuery()
                .sql(TASK)
                .parameter("number", number.value())
                .parameter("step", StepTasks.keyOf(step))
                .singleResult());
    }
}
