package io.redress.security;

import static io.redress.security.Grant.onAll;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.BATCH;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;

/**
 * The groups of those who sign in, and what each may do in the engine. What is not granted is refused: nobody but an
 * administrator starts a process by hand, makes a task out of nothing, or saves a filter. Tasks need no grant: the
 * engine gives a task's candidates and assignee the right to work on it.
 */
record Groups(String id, String name, List<Grant> grants) {

    static final String MEDIATORS = "mediators";
    static final String CHINESE_MEDIATORS = "mediators-zh";
    static final String PAYMENT_MEDIATORS = "mediators-payments";
    static final String OFFLINE_MEDIATORS = "mediators-offline";
    static final String SENIOR_MEDIATORS = "senior-mediators";
    static final String MEDIATION_LEADS = "mediation-leads";
    static final String PARTY_SUPPORT = "party-support";
    static final String ANALYSTS = "analysts";
    static final String DEPLOYERS = "deployers";

    static final String ADMINISTRATORS = "camunda-admin";

    private static final List<Grant> TASKLIST = List.of(
            new Grant(APPLICATION, "tasklist", Permissions.ACCESS),
            onAll(PROCESS_DEFINITION, ProcessDefinitionPermissions.READ));

    private static final List<Grant> COCKPIT = List.of(
            new Grant(APPLICATION, "cockpit", Permissions.ACCESS),
            onAll(
                    PROCESS_DEFINITION,
                    ProcessDefinitionPermissions.READ,
                    ProcessDefinitionPermissions.READ_INSTANCE,
                    ProcessDefinitionPermissions.READ_TASK,
                    ProcessDefinitionPermissions.READ_HISTORY),
            onAll(DECISION_DEFINITION, Permissions.READ, Permissions.READ_HISTORY),
            onAll(DECISION_REQUIREMENTS_DEFINITION, Permissions.READ),
            onAll(DEPLOYMENT, Permissions.READ));

    /** Hands tasks to somebody else, and sees all of them. */
    private static final List<Grant> LEADING = List.of(onAll(
            PROCESS_DEFINITION,
            ProcessDefinitionPermissions.TASK_ASSIGN,
            ProcessDefinitionPermissions.TASK_WORK,
            ProcessDefinitionPermissions.READ_TASK));

    /** Brings models in and keeps them running; a case's own data and way are not for deployers to change. */
    private static final List<Grant> DEPLOYING = List.of(
            onAll(DEPLOYMENT, Permissions.CREATE, Permissions.READ),
            onAll(
                    PROCESS_DEFINITION,
                    ProcessDefinitionPermissions.MIGRATE_INSTANCE,
                    ProcessDefinitionPermissions.RETRY_JOB,
                    ProcessDefinitionPermissions.SUSPEND,
                    ProcessDefinitionPermissions.SUSPEND_INSTANCE),
            onAll(BATCH, BatchPermissions.CREATE, BatchPermissions.READ, BatchPermissions.UPDATE));

    /** Add a row for every further group that the routing table sends cases to. */
    static final List<Groups> ALL = List.of(
            new Groups(MEDIATORS, "Mediators", TASKLIST),
            new Groups(CHINESE_MEDIATORS, "Mediators who read Chinese", TASKLIST),
            new Groups(PAYMENT_MEDIATORS, "Mediators who follow payments", TASKLIST),
            new Groups(OFFLINE_MEDIATORS, "Mediators for offline orders", TASKLIST),
            new Groups(SENIOR_MEDIATORS, "Senior mediators", TASKLIST),
            new Groups(MEDIATION_LEADS, "Mediation leads", join(TASKLIST, COCKPIT, LEADING)),
            new Groups(PARTY_SUPPORT, "Party support", TASKLIST),
            new Groups(ANALYSTS, "Analysts", COCKPIT),
            new Groups(DEPLOYERS, "Deployers", join(COCKPIT, DEPLOYING)),
            new Groups(ADMINISTRATORS, "Administrators", everything()));

    /** Whether its people may sign in to this one of the engine's web applications, such as {@code tasklist}. */
    boolean opens(String application) {
        return grants.stream()
                .filter(grant -> grant.resource() == APPLICATION)
                .anyMatch(grant -> grant.id().equals(application) || grant.id().equals("*"));
    }

    private static List<Grant> everything() {
        return Stream.of(Resources.values())
                .map(resource -> onAll(resource, Permissions.ALL))
                .toList();
    }

    @SafeVarargs
    private static List<Grant> join(List<Grant>... grants) {
        return Stream.of(grants).flatMap(List::stream).toList();
    }
}
