package io.redress.process;

import io.redress.cases.Cases;
import io.redress.cases.Deadline;
import io.redress.cases.ReturnCase;
import io.redress.cases.Step;
import io.redress.web.ApiProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Mirrors on the case where its process waits, and tells the task which case it is about. */
@Component
class StepListeners {

    // The engine parses diagrams, and so wants the listeners, before what they call can be built.
    private final ObjectProvider<Cases> cases;
    private final ObjectProvider<TaskForms> forms;
    private final ObjectProvider<TaskText> texts;
    private final ObjectProvider<StaffDesk> desks;

    StepListeners(
            ObjectProvider<Cases> cases,
            ObjectProvider<TaskForms> forms,
            ObjectProvider<TaskText> texts,
            ObjectProvider<StaffDesk> desks) {
        this.cases = cases;
        this.forms = forms;
        this.texts = texts;
        this.desks = desks;
    }

    void arrive(DelegateTask task) {
        ReturnCase subject = caseOf(task);
        Optional<Step> step = stepOf(task);
        step.ifPresent(subject::arriveAt);
        TaskText text = texts.getObject();
        task.setName(text.nameOf(task.getName(), subject, step.orElse(null)));
        task.setDescription(text.describe(subject, step.orElse(null)));
        step.filter(Step::isForStaff).ifPresent(open -> desks.getObject().receive(task, subject, open));
        step.filter(Step.ANSWER_EVIDENCE_REQUEST::equals)
                .ifPresent(asked -> desks.getObject().watch(task));
        step.flatMap(open -> subject.deadline(open.deadline())).ifPresent(deadline -> schedule(task, deadline));
    }

    /** Nobody gets a task who must keep out of it, by whatever door (M2, M4, A3). */
    void assign(DelegateTask task) {
        String person = task.getAssignee();
        if (person != null) {
            stepOf(task)
                    .filter(Step::isForStaff)
                    .ifPresent(step -> desks.getObject().admit(person, task, step));
        }
    }

    /** Whom a task is offered, of the groups that its diagram names. */
    Candidates.Offer offer(DelegateExecution token, String task, List<String> groups) {
        return StepTasks.stepOf(task)
                .map(step -> desks.getObject().offer(token, step, groups))
                .orElseGet(() -> new Candidates.Offer(groups, List.of()));
    }

    void complete(DelegateTask task) {
        if (!CompletionScope.isByCommand()) {
            submitForm(task);
        }
        leave(task);
    }

    private void submitForm(DelegateTask task) {
        try {
            forms.getObject().submit(task);
        } catch (ApiProblem refusal) {
            throw new FormRefused(refusal);
        }
    }

    void leave(DelegateTask task) {
        stepOf(task).ifPresent(caseOf(task)::leave);
    }

    private static void schedule(DelegateTask task, Deadline deadline) {
        task.setDueDate(Date.from(deadline.dueAt()));
        task.setFollowUpDate(Date.from(followUp(deadline, task.getCreateTime().toInstant())));
    }

    /**
     * When a task comes back to mind: with the reminder; where none goes out, since staff have to act, after half of the
     * time that is left, and not before its clock runs again.
     */
    static Instant followUp(Deadline deadline, Instant now) {
        if (deadline.remindAt() != null) {
            return deadline.remindAt();
        }
        if (deadline.pausedUntil() != null && deadline.isPausedAt(now)) {
            return deadline.pausedUntil();
        }
        return now.plus(Duration.between(now, deadline.dueAt()).dividedBy(2));
    }

    private static Optional<Step> stepOf(DelegateTask task) {
        return StepTasks.stepOf(task.getTaskDefinitionKey());
    }

    private ReturnCase caseOf(DelegateTask task) {
        return cases.getObject().lock(CaseOf.task(task));
    }
}
