package io.redress.process;

import static io.redress.security.Side.BUYER;
import static io.redress.security.Side.SELLER;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.OrderFacts;
import io.redress.policy.DeadlineName;
import io.redress.time.MovedClock;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The lists on the left of Tasklist, asked by the people who look at them. */
class TaskListsTests extends Walks {

    private static final String DECIDE = "task_mediateDispute";

    @Autowired
    private FilterService filters;

    @Autowired
    private TaskService tasks;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TaskListFilters lists;

    @Autowired
    private Clock clock;

    @Test
    @DisplayName("everybody sees the lists of their groups, in an order that makes sense, and no others")
    void everybodySeesTheirOwn() {
        assertThat(namesFor("mia"))
                .containsExactly(
                        "Mine",
                        "Due today",
                        "Overdue",
                        "Safety",
                        "Mediation",
                        "Payment disputes",
                        "Waiting for a party",
                        "On behalf of parties");
        assertThat(namesFor("sofia"))
                .containsExactly(
                        "Mine",
                        "Due today",
                        "Overdue",
                        "Safety",
                        "Large disputes",
                        "Second signatures",
                        "Appeals",
                        "Waiting for a party",
                        "On behalf of parties");
        assertThat(namesFor("lena"))
                .contains("Lead's queue", "Second signatures", "Appeals", "All open", "All overdue")
                .doesNotContain("Large disputes");
        assertThat(namesFor("ana")).isEmpty();
    }

    @Test
    @DisplayName("M2: mine is whoever looks, and what somebody has claimed is in no other list to take from")
    void mineIsWhoeverLooks() {
        CaseWalk walk = damagedLamps().toMediation();
        assertThat(has("mia", "Mediation", walk)).isTrue();
        assertThat(has("mia", "Mine", walk)).isFalse();

        tasks.claim(task(walk, DECIDE).getId(), "mia");

        assertThat(has("mia", "Mine", walk)).isTrue();
        assertThat(has("omar", "Mine", walk)).isFalse();
        assertThat(has("omar", "Mediation", walk)).isFalse();
        assertThat(has("lena", "All open", walk)).isTrue();
    }

    @Test
    @DisplayName("M1: due today and overdue are true whenever somebody looks, with no restart")
    void todayIsTheDayOfLooking() {
        CaseWalk walk = damagedLamps().toMediation();
        assertThat(has("mia", "Due today", walk)).isFalse();

        MovedClock.moveTo(clock, walk.dueAt(DeadlineName.MEDIATION_TARGET).minus(Duration.ofMinutes(1)));
        assertThat(has("mia", "Due today", walk)).isTrue();
        assertThat(has("mia", "Overdue", walk)).isFalse();

        MovedClock.moveTo(clock, walk.dueAt(DeadlineName.MEDIATION_TARGET).plus(Duration.ofDays(1)));
        assertThat(has("mia", "Overdue", walk)).isTrue();
        assertThat(has("sofia", "Overdue", walk)).isFalse();
        tasks.claim(task(walk, DECIDE).getId(), "mia");
        assertThat(has("mia", "Overdue", walk)).isTrue();
        assertThat(has("omar", "Overdue", walk)).isFalse();
        assertThat(has("lena", "All overdue", walk)).isTrue();
        assertThat(has("omar", "Due today", walk)).isFalse();
    }

    @Test
    @DisplayName("E80: hazards have a list")
    void hazardsHaveAList() {
        OrderFacts order = order();
        Map<String, Object> request = request(order, "DAMAGED", 2, remedy("FULL_REFUND"));
        request.put("safetyHazard", true);
        CaseWalk hazard = open(order, request).toMediation();
        CaseWalk other = damagedLamps().toMediation();

        assertThat(has("mia", "Safety", hazard)).isTrue();
        assertThat(has("mia", "Safety", other)).isFalse();
    }

    @Test
    @DisplayName("M4, A3: signatures and appeals are in nobody's list who took part")
    void notInTheListsOfThoseWhoTookPart() {
        CaseWalk walk = open(
                        order().line("L1", "Machine", 2, "3000.00").paid("6050.00"), "DAMAGED", remedy("FULL_REFUND"))
                .toMediation();
        assertThat(has("sofia", "Large disputes", walk)).isTrue();
        walk.decides("lena", remedy("FULL_REFUND"), "SELLER");
        assertThat(has("sofia", "Second signatures", walk)).isTrue();
        assertThat(has("lena", "Second signatures", walk)).isFalse();
        assertThat(has("lena", "Due today", walk)).isFalse();

        walk.command(walk.staff("sofia"), "/decision/signature", Map.of("approve", true));
        walk.appeals(SELLER, "RULE_MISAPPLIED", "V12 was misread.");
        assertThat(has("lena", "Waiting for a party", walk)).isTrue();
        walk.command(walk.as(BUYER), "/appeals/" + walk.appealId() + "/answer", Map.of("statement", "It is right."));

        assertThat(has("sofia", "Appeals", walk)).isFalse();
        assertThat(has("lena", "Appeals", walk)).isFalse();
        // The lead sees everything all the same, or nobody would see that it lies there.
        assertThat(has("lena", "All open", walk)).isTrue();
    }

    @Test
    @DisplayName("V2: whoever asked a party for more sees that it waits, without speaking for the party")
    void whatWasAskedForIsSeenWaiting() {
        engine().getIdentityService().deleteMembership("mia", "party-support");
        try {
            CaseWalk walk = damagedLamps().toMediation();
            walk.command(
                    walk.staff("mia"),
                    "/evidence-requests",
                    Map.of("party", "BUYER", "types", List.of("PHOTO"), "note", "A photo of the socket"));
            String task = task(walk, "task_answerEvidenceRequest").getId();

            assertThat(has("mia", "Waiting for a party", walk)).isTrue();
            assertThat(namesFor("mia")).doesNotContain("On behalf of parties");
            assertThat(may("mia", () -> tasks.claim(task, "mia"))).isFalse();

            walk.completesEvidence(BUYER);
            assertThat(authorizations
                            .createAuthorizationQuery()
                            .resourceType(Resources.TASK)
                            .resourceId(task)
                            .count())
                    .isZero();
        } finally {
            engine().getIdentityService().createMembership("mia", "party-support");
        }
    }

    @Test
    @DisplayName("the most urgent stands at the top, and of those what is due first")
    void theMostUrgentFirst() {
        CaseWalk small = damagedLamps().toMediation();
        CaseWalk large = open(
                        order().line("L1", "Machine", 2, "1500.00").paid("3050.00"), "DAMAGED", remedy("FULL_REFUND"))
                .toMediation();

        List<String> names = as("mia", () -> filters.<Task>listPage(idOf("Mediation"), 0, 2_000)).stream()
                .map(Task::getName)
                .toList();

        assertThat(names.stream()
                        .filter(name -> name.contains(large.number().value())
                                || name.contains(small.number().value())))
                .first()
                .asString()
                .contains(large.number().value());
    }

    @Test
    @DisplayName("a search within a list may ask for less, and not for more")
    void searchesStayWithinTheList() {
        CaseWalk walk = damagedLamps().toMediation();
        tasks.claim(task(walk, DECIDE).getId(), "omar");

        assertThat(as(
                        "lena",
                        () -> filters.<Task, Query<?, Task>>listPage(
                                idOf("Mine"), tasks.createTaskQuery().taskAssignee("omar"), 0, 2_000)))
                .isEmpty();
        assertThat(as("lena", () -> filters.count(idOf("Overdue"), tasks.createTaskQuery())))
                .isZero();
    }

    @Test
    @DisplayName("a start makes nothing twice, and leaves what an administrator has changed")
    void staysAsItIs() {
        Filter mine = filter("Mine");
        mine.setName("My own");
        filters.saveFilter(mine);
        long rights = authorizations.createAuthorizationQuery().count();
        long all = filters.createFilterQuery().count();

        establishAgain();

        assertThat(filters.createFilterQuery().count()).isEqualTo(all);
        assertThat(authorizations.createAuthorizationQuery().count()).isEqualTo(rights);
        assertThat(filter("My own").getId()).isEqualTo(mine.getId());
        mine = filter("My own");
        mine.setName("Mine");
        filters.saveFilter(mine);
    }

    @Test
    @DisplayName("lists of the first version are made anew in their place, or taken away")
    void theFirstVersionIsReplaced() {
        Filter mediation = filter("Mediation");
        mediation.setProperties(Map.of("refresh", true, "priority", 0));
        mediation.setQuery(tasks.createTaskQuery()
                .taskCandidateGroup("mediators")
                .orderByDueDate()
                .asc());
        filters.saveFilter(mediation);
        former("Appeals and second signatures");
        former("Tasks of Mia");
        Filter own = filters.newTaskFilter("Tasks of the day");
        own.setQuery(tasks.createTaskQuery().taskName("x"));
        filters.saveFilter(own);

        establishAgain();

        assertThat(filter("Mediation").getId()).isEqualTo(mediation.getId());
        assertThat(filter("Mediation").getProperties()).containsEntry("redressList", "mediation");
        assertThat(filters.createFilterQuery().list())
                .extracting(Filter::getName)
                .contains("Tasks of the day")
                .doesNotHaveDuplicates()
                .doesNotContain("Appeals and second signatures", "Tasks of Mia");
        filters.deleteFilter(own.getId());
    }

    private void former(String name) {
        Filter former = filters.newTaskFilter(name);
        former.setQuery(tasks.createTaskQuery().taskAssignee("mia"));
        filters.saveFilter(former);
    }

    private void establishAgain() {
        transaction.executeWithoutResult(status -> lists.establish());
    }

    private Task task(CaseWalk walk, String key) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(walk.number().value())
                .taskDefinitionKey(key)
                .singleResult();
    }

    private boolean has(String person, String list, CaseWalk walk) {
        String id = idOf(list);
        List<Task> found = as(person, () -> filters.listPage(id, 0, 2_000));
        assertThat(as(person, () -> filters.count(id))).isEqualTo(found.size());
        return found.stream()
                .anyMatch(task -> task.getName().contains(walk.number().value()));
    }

    private List<String> namesFor(String person) {
        return as(person, () -> filters.createTaskFilterQuery().listPage(0, 100)).stream()
                .sorted((one, other) -> place(one) - place(other))
                .map(Filter::getName)
                .toList();
    }

    private static int place(Filter filter) {
        return ((Number) filter.getProperties().get("priority")).intValue();
    }

    private String idOf(String list) {
        return filter(list).getId();
    }

    private Filter filter(String name) {
        return filters.createTaskFilterQuery().filterName(name).singleResult();
    }

    private boolean may(String person, Runnable what) {
        return as(person, () -> {
            try {
                what.run();
                return true;
            } catch (AuthorizationException refused) {
                return false;
            }
        });
    }

    private <T> T as(String person, Supplier<T> what) {
        var identity = engine().getIdentityService();
        List<String> groups = identity.createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .toList();
        identity.setAuthentication(person, groups);
        try {
            return what.get();
        } finally {
            identity.clearAuthentication();
        }
    }
}
