package io.redress.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.redress.cases.Step;
import io.redress.process.ListedTasks.Ask;
import io.redress.security.StaffGroups;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.camunda.bpm.engine.query.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where the tasks of a list are found without the engine's query, for whoever looks: for lists that are as we have made
 * them, without a search in them, and for people who may read all that the list shows.
 */
@Component
class OurLists {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ORDER = "sorting";
    private static final JsonNode NO_SEARCH = query(new TaskQueryImpl());
    private static final List<String> OF_STAFF = List.of(StepTasks.keysOf(Step::isForStaff));

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final ListedTasks tasks;

    OurLists(IdentityService identity, AuthorizationService authorizations, ListedTasks tasks) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.tasks = tasks;
    }

    /**
     * Empty where only the engine can tell.
     *
     * @param narrower a search within the list
     * @param before the end of the terms that the list asks for
     */
    Optional<Ask> ask(Filter filter, @Nullable Query<?, ?> narrower, @Nullable Instant before) {
        Map<String, Object> properties = filter.getProperties();
        return TaskLists.ALL.stream()
                .filter(list -> properties != null && list.key().equals(properties.get(TaskList.KEY)))
                .filter(list -> narrower == null || isNoSearch(narrower))
                .filter(list -> isAsMade(list, filter))
                .findFirst()
                .flatMap(list -> ask(list, before));
    }

    private static boolean isAsMade(TaskList list, Filter filter) {
        Map<String, Object> made = list.properties(0);
        boolean meansTheSame = Stream.of(TaskList.WHOSE, TaskList.DUE)
                .allMatch(word ->
                        Objects.equals(made.get(word), filter.getProperties().get(word)));
        return meansTheSame && query(list.query(new TaskQueryImpl())).equals(query(filter.getQuery()));
    }

    /** An order that the reader chooses stands behind that of the list, which leaves nothing to it. */
    private static boolean isNoSearch(Query<?, ?> narrower) {
        JsonNode asked = query(narrower);
        ((ObjectNode) asked).remove(ORDER);
        return asked.equals(NO_SEARCH);
    }

    private static JsonNode query(Query<?, ?> query) {
        FilterEntity filter = new FilterEntity(EntityTypes.TASK);
        filter.setQuery(query);
        try {
            return JSON.readTree(filter.getQueryInternal());
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private Optional<Ask> ask(TaskList list, @Nullable Instant before) {
        Authentication signedIn = identity.getCurrentAuthentication();
        if (signedIn == null || signedIn.getUserId() == null) {
            return Optional.empty();
        }
        String person = signedIn.getUserId();
        List<String> groups = signedIn.getGroupIds() == null ? List.of() : signedIn.getGroupIds();
        return list.whose() == null
                ? ofAll(list.listed(), person, groups, before)
                : Optional.of(ofPerson(list, person, groups, before));
    }

    private static Ask ofPerson(TaskList list, String person, List<String> groups, @Nullable Instant before) {
        return switch (list.whose()) {
            case MINE -> Ask.offered(List.of(), person, list.listed(), before);
            case OFFERED -> Ask.offered(offers(person, groups), null, list.listed(), before);
            case MINE_OR_OFFERED -> Ask.offered(offers(person, groups), person, list.listed(), before);
        };
    }

    private Optional<Ask> ofAll(Listed listed, String person, List<String> groups, @Nullable Instant before) {
        boolean all = readsAll(person, groups);
        String group = listed.group();
        if (group != null) {
            if (!all && !groups.contains(group)) {
                return Optional.empty();
            }
            return Optional.of(
                    group.equals(StaffGroups.PARTY_SUPPORT)
                            ? Ask.at(stepsOfParties(), group, listed, before)
                            : Ask.offered(List.of(offer(group)), null, listed, before));
        }
        if (all || isForAllParties(listed) && groups.contains(StaffGroups.PARTY_SUPPORT)) {
            return Optional.of(Ask.at(listed.steps(), null, listed, before));
        }
        return isForAllParties(listed)
                ? Optional.of(Ask.watched(person, offers(person, groups), listed, before))
                : Optional.empty();
    }

    /** Party support is offered every step of a party, and who is offered something may read it. */
    private static boolean isForAllParties(Listed listed) {
        return listed.steps().stream().noneMatch(OF_STAFF::contains);
    }

    /** Those that no command answers too, since an analyst may have added them. */
    private List<String> stepsOfParties() {
        List<String> steps = new ArrayList<>(tasks.stepsPresent());
        steps.removeAll(OF_STAFF);
        return steps;
    }

    private boolean readsAll(String person, List<String> groups) {
        return authorizations.isUserAuthorized(
                person, groups, ProcessDefinitionPermissions.READ_TASK, Resources.PROCESS_DEFINITION, "*");
    }

    private static List<String> offers(String person, List<String> groups) {
        List<String> offers = new ArrayList<>();
        offers.add("person:" + person);
        groups.stream().map(OurLists::offer).forEach(offers::add);
        return offers;
    }

    private static String offer(String group) {
        return "group:" + group;
    }
}
