package io.redress.process;

import io.redress.cases.Cases;
import io.redress.cases.Recusals;
import io.redress.cases.ReturnCase;
import io.redress.cases.Step;
import io.redress.mediation.HandOvers;
import io.redress.policy.Flag;
import io.redress.queue.Absences;
import io.redress.web.InvalidInput;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What a task of staff needs beside what every task has: how urgent it is, whom it is offered, and whom it is refused. */
@Component
class StaffDesk {

    /** Only on the tasks of cases with the flag; the list of hazards asks for it (E80). */
    static final String SAFETY = "safety";

    private final Cases cases;
    private final Recusals recusals;
    private final Absences absences;
    private final Candidates candidates;
    private final Priorities priorities;
    private final HandOvers handOvers;
    private final SignedIn signedIn;
    private final TaskService tasks;
    private final AuthorizationService authorizations;

    StaffDesk(
            Cases cases,
            Recusals recusals,
            Absences absences,
            Candidates candidates,
            Priorities priorities,
            HandOvers handOvers,
            SignedIn signedIn,
            TaskService tasks,
            AuthorizationService authorizations) {
        this.cases = cases;
        this.recusals = recusals;
        this.absences = absences;
        this.candidates = candidates;
        this.priorities = priorities;
        this.handOvers = handOvers;
        this.signedIn = signedIn;
        this.tasks = tasks;
        this.authorizations = authorizations;
    }

    /** A task has come; it goes back to whoever had the dispute, unless that person is away or must keep out of it. */
    void receive(DelegateTask task, ReturnCase subject, Step step) {
        task.setPriority(priorities.of(subject, step, task.getCreateTime().toInstant()));
        if (subject.has(Flag.SAFETY)) {
            task.setVariableLocal(SAFETY, true);
        }
        String person = task.getAssignee();
        if (person != null
                && (absences.awayUntil(person).isPresent()
                        || recusals.bar(person, subject, step).isPresent())) {
            task.setAssignee(null);
        }
        candidates.keepGroups(task);
    }

    /** Whom a step is offered, of the groups that the diagram names. */
    Candidates.Offer offer(DelegateExecution token, Step step, List<String> groups) {
        return candidates.of(cases.get(CaseOf.execution(token)), step, groups);
    }

    /** Whoever asked a party for more sees that it waits, and may not answer for the party by that. */
    void watch(DelegateTask task) {
        Object mediator = task.getVariable(EngineCaseFlow.MEDIATOR);
        if (mediator != null) {
            Authorization reading = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            reading.setUserId(mediator.toString());
            reading.setResource(Resources.TASK);
            reading.setResourceId(task.getId());
            reading.addPermission(Permissions.READ);
            authorizations.saveAuthorization(reading);
        }
    }

    /**
     * Lets a person have a task or refuses it. Whoever is given it by somebody else, in Tasklist or over the engine's
     * REST, must be able to do it, as with a hand-over.
     *
     * @throws FormRefused with a sentence that names the rule
     */
    void admit(String person, DelegateTask task, Step step) {
        ReturnCase subject = cases.get(CaseOf.task(task));
        recusals.refusal(person, subject, step).ifPresent(refusal -> {
            throw new FormRefused(refusal);
        });
        if (signedIn.isSomebodyBut(person) && isWaiting(task)) {
            try {
                handOvers.requireFit(subject, step, person);
            } catch (InvalidInput unfit) {
                throw new FormRefused(unfit);
            }
        }
    }

    /** Not for a task that just comes and goes back to whoever had the dispute. */
    private boolean isWaiting(DelegateTask task) {
        return tasks.createTaskQuery().taskId(task.getId()).count() > 0;
    }
}
