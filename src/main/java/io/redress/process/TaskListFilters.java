package io.redress.process;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes sure at every start that Tasklist has the lists. What this version has made stays as an administrator has changed
 * it; what an earlier one has made is made anew, or taken away.
 */
@Component
class TaskListFilters {

    /** What the first version called lists that there are still. */
    private static final Map<String, String> FORMER_NAMES = Map.of(
            "Mediation", "mediation",
            "Mediation in Chinese", "mediation-zh",
            "Overdue", "overdue",
            "On behalf of parties", "parties");

    private static final Set<String> FORMER = Set.of("Appeals and second signatures");
    /** Each person had a list then. */
    private static final String FORMER_OF_PERSON = "Tasks of ";

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;

    TaskListFilters(
            FilterService filters,
            TaskService tasks,
            AuthorizationService authorizations,
            TransactionTemplate transaction) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
        transaction.executeWithoutResult(status -> establish());
    }

    void establish() {
        Map<String, Filter> known = known();
        for (int index = 0; index < TaskLists.ALL.size(); index++) {
            TaskList list = TaskLists.ALL.get(index);
            Filter filter = known.getOrDefault(list.key(), filters.newTaskFilter());
            if (madeBy(filter) < TaskList.VERSION) {
                filter.setName(list.name());
                filter.setQuery(list.query(tasks.createTaskQuery()));
                filter.setProperties(list.properties(10 * (index + 1)));
                filters.saveFilter(filter);
            }
            list.groups().forEach(group -> show(filter, group));
        }
    }

    /** By key; takes away what an earlier version has made and nobody needs any more. */
    private Map<String, Filter> known() {
        Map<String, Filter> known = new HashMap<>();
        for (Filter filter : filters.createTaskFilterQuery().list()) {
            Object key = properties(filter).get(TaskList.KEY);
            if (key != null) {
                known.put(key.toString(), filter);
            } else if (isFormer(filter)) {
                filters.deleteFilter(filter.getId());
            } else if (filter.getOwner() == null && FORMER_NAMES.containsKey(filter.getName())) {
                known.putIfAbsent(FORMER_NAMES.get(filter.getName()), filter);
            }
        }
        return known;
    }

    /** Nobody owned those that a version had made. */
    private static boolean isFormer(Filter filter) {
        Predicate<String> ofPerson = name -> name.startsWith(FORMER_OF_PERSON)
                && filter.<TaskQueryImpl>getQuery().getAssignee() != null;
        return filter.getOwner() == null && (FORMER.contains(filter.getName()) || ofPerson.test(filter.getName()));
    }

    private static int madeBy(Filter filter) {
        return properties(filter).get(TaskList.MADE_BY) instanceof Number version ? version.intValue() : 0;
    }

    private static Map<String, Object> properties(Filter filter) {
        return Objects.requireNonNullElse(filter.getProperties(), Map.of());
    }

    private void show(Filter filter, String group) {
        List<Authorization> shown = authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .authorizationType(AUTH_TYPE_GRANT)
                .resourceType(Resources.FILTER)
                .resourceId(filter.getId())
                .list();
        if (shown.isEmpty()) {
            Authorization made = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
            made.setGroupId(group);
            made.setResource(Resources.FILTER);
            made.setResourceId(filter.getId());
            made.addPermission(Permissions.READ);
            authorizations.saveAuthorization(made);
        }
    }
}
