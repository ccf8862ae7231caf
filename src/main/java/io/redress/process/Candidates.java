package io.redress.process;

import io.redress.cases.CaseNumber;
import io.redress.cases.Cases;
import io.redress.cases.Recusals;
import io.redress.cases.ReturnCase;
import io.redress.cases.Step;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.AuthorizationQuery;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * To whom a signature or an appeal is offered: to the groups of the diagram, or, where a member of one must keep out of
 * it, to all others of that group by name. So it is in nobody's list who may not take it, whichever list that is (M2, M4,
 * A3).
 */
@Component
class Candidates {

    /** Whole groups, and people by name. */
    record Offer(Collection<String> groups, Collection<String> people) {}

    /** The groups behind an offer by name, as a variable of the task: people join and leave them. */
    private static final String GROUPS = "offeredTo";

    private static final String[] NARROWED = StepTasks.keysOf(Candidates::areNarrowed);

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final Cases cases;
    private final Recusals recusals;
    private final TransactionTemplate transaction;

    Candidates(
            TaskService tasks,
            RuntimeService runtime,
            IdentityService identity,
            AuthorizationService authorizations,
            Cases cases,
            Recusals recusals,
            TransactionTemplate transaction) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.identity = identity;
        this.authorizations = authorizations;
        this.cases = cases;
        this.recusals = recusals;
        this.transaction = transaction;
    }

    /** Whether it is by taking part before that a member of its groups may be barred; disputes have only strangers. */
    static boolean areNarrowed(Step step) {
        return step == Step.SIGN_DECISION || step == Step.REVIEW_APPEAL;
    }

    /** Whom of these groups a step is offered, as the case stands. */
    Offer of(ReturnCase subject, Step step, Collection<String> groups) {
        Set<String> barred = areNarrowed(step) ? recusals.of(subject, step) : Set.of();
        Set<String> whole = new LinkedHashSet<>(groups);
        Set<String> byName = new TreeSet<>();
        if (!barred.isEmpty()) {
            for (String group : groups) {
                Set<String> members = members(group);
                if (!Collections.disjoint(members, barred)) {
                    whole.remove(group);
                    byName.addAll(members);
                }
            }
            byName.removeAll(barred);
        }
        return new Offer(whole, byName);
    }

    private Set<String> members(String group) {
        return identity.createUserQuery().memberOfGroup(group).list().stream()
                .map(User::getId)
                .collect(Collectors.toSet());
    }

    /** A task has come; where it is offered by name, keeps which groups it is for. */
    void keepGroups(DelegateTask task) {
        long whole = task.getCandidates().stream()
                .filter(link -> link.getGroupId() != null)
                .count();
        ((TaskEntity) task)
                .getTaskDefinition().getCandidateGroupIdExpressions().stream()
                        .filter(OfferedTo.class::isInstance)
                        .map(offered -> ((OfferedTo) offered).groups(task.getExecution()))
                        .filter(groups -> groups.size() > whole)
                        .forEach(groups -> task.setVariableLocal(GROUPS, String.join(",", groups)));
    }

    /** The groups that a task is for, also where it is offered to some of their members only. */
    Collection<String> groupsOf(String task) {
        Object kept = tasks.getVariableLocal(task, GROUPS);
        return kept == null
                ? links(task, IdentityLink::getGroupId)
                : Arrays.asList(kept.toString().split(","));
    }

    /** Offers a task to other groups than before. */
    void moveTo(String task, Collection<String> groups, ReturnCase subject, Step step) {
        Offer offer = of(subject, step, groups);
        align(task, offer);
        Object kept = tasks.getVariableLocal(task, GROUPS);
        String names = String.join(",", groups);
        if (offer.groups().size() == groups.size()) {
            if (kept != null) {
                tasks.removeVariableLocal(task, GROUPS);
            }
        } else if (!names.equals(kept)) {
            tasks.setVariableLocal(task, GROUPS, names);
        }
    }

    /** Looks again at whom the open tasks of a case are offered, since somebody has declared a conflict. */
    void renew(CaseNumber number) {
        tasks.createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .list()
                .forEach(task -> renew(task, number));
    }

    private void renew(Task task, CaseNumber number) {
        StepTasks.stepOf(task.getTaskDefinitionKey())
                .filter(Candidates::areNarrowed)
                .ifPresent(step -> moveTo(task.getId(), groupsOf(task.getId()), cases.get(number), step));
    }

    /**
     * Looks again at whom every signature and appeal is offered, each in a transaction: people join groups and leave
     * them, also those who took part.
     */
    void renewAll() {
        tasks.createTaskQuery().taskDefinitionKeyIn(NARROWED).list().stream()
                .map(Task::getId)
                .forEach(task -> transaction.executeWithoutResult(status -> renew(task)));
    }

    private void renew(String task) {
        Task open = tasks.createTaskQuery().taskId(task).singleResult();
        if (open != null) {
            ProcessInstance process = runtime.createProcessInstanceQuery()
                    .processInstanceId(open.getProcessInstanceId())
                    .singleResult();
            renew(open, new CaseNumber(process.getBusinessKey()));
        }
    }

    /** The engine leaves whoever was a candidate the right to see the task; it goes with the offer. */
    private void align(String task, Offer offer) {
        Set<String> formerGroups = links(task, IdentityLink::getGroupId);
        Set<String> formerPeople = links(task, IdentityLink::getUserId);
        without(offer.groups(), formerGroups).forEach(group -> tasks.addCandidateGroup(task, group));
        without(offer.people(), formerPeople).forEach(person -> tasks.addCandidateUser(task, person));
        for (String group : without(formerGroups, offer.groups())) {
            tasks.deleteCandidateGroup(task, group);
            takeRights(rightsOn(task).groupIdIn(group));
        }
        for (String person : without(formerPeople, offer.people())) {
            tasks.deleteCandidateUser(task, person);
            takeRights(rightsOn(task).userIdIn(person));
        }
    }

    private AuthorizationQuery rightsOn(String task) {
        return authorizations
                .createAuthorizationQuery()
                .resourceType(Resources.TASK)
                .resourceId(task);
    }

    private void takeRights(AuthorizationQuery rights) {
        rights.list().stream().map(Authorization::getId).forEach(authorizations::deleteAuthorization);
    }

    private static List<String> without(Collection<String> all, Collection<String> others) {
        Set<String> rest = new HashSet<>(others);
        return all.stream().filter(one -> !rest.contains(one)).toList();
    }

    private Set<String> links(String task, Function<IdentityLink, String> whose) {
        return tasks.getIdentityLinksForTask(task).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(whose)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
