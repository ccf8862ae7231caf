package io.redress.process;

import static io.redress.security.Side.BUYER;
import static io.redress.security.Side.SELLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redress.OrderFacts;
import io.redress.cases.Stage;
import io.redress.database.CommitCounter;
import io.redress.policy.DeadlineName;
import io.redress.time.MovedClock;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How urgent the tasks of staff are, whom they are offered, and whom they are refused by every door. */
class StaffDeskTests extends Walks {

    private static final String DECIDE = "task_mediateDispute";
    private static final String SIGN = "task_signDecision";
    private static final String REVIEW = "task_reviewAppeal";

    @Autowired
    private TaskService tasks;

    @Autowired
    private Priorities priorities;

    @Autowired
    private Candidates candidates;

    @Autowired
    private Clock clock;

    @Autowired
    private CommitCounter database;

    /** By whatever door of the engine, each of which a person in Tasklist or Cockpit has as well. */
    private void refusesEveryDoor(Task task, String person, String because) {
        List<Runnable> doors = List.of(
                () -> tasks.claim(task.getId(), person),
                () -> tasks.setAssignee(task.getId(), person),
                () -> tasks.delegateTask(task.getId(), person),
                () -> {
                    Task changed = reread(task);
                    changed.setAssignee(person);
                    tasks.saveTask(changed);
                });
        for (Runnable door : doors) {
            assertThatThrownBy(door::run).isInstanceOf(FormRefused.class).hasMessage(because);
            assertThat(reread(task).getAssignee()).isNull();
        }
    }

    @Test
    @DisplayName("M4: nobody gets the signature under the own decision, by no door of the engine")
    void nobodySignsTheOwnDecision() {
        CaseWalk walk = decidedLarge("mia");
        Task task = task(walk, SIGN);

        refusesEveryDoor(
                task,
                "mia",
                "Case " + walk.number() + ": mia made the decision that is to be signed (M4); somebody else takes it.");
        tasks.claim(task.getId(), "sofia");
        assertThat(reread(task).getAssignee()).isEqualTo("sofia");
    }

    @Test
    @DisplayName("A3: nobody who took part gets the appeal, by no door of the engine")
    void nobodyWhoTookPartHearsTheAppeal() {
        CaseWalk walk = underReview();
        Task task = task(walk, REVIEW);

        for (String person : List.of("mia", "sofia")) {
            refusesEveryDoor(
                    task,
                    person,
                    "Case " + walk.number() + ": " + person
                            + " took part in the decision that was appealed (A3); somebody else takes it.");
        }
        tasks.claim(task.getId(), "lena");
        assertThat(reread(task).getAssignee()).isEqualTo("lena");
    }

    @Test
    @DisplayName("M2: nobody gets a dispute of a party they have a conflict with, by no door of the engine")
    void nobodyDecidesAboutAParty() {
        CaseWalk walk = damagedLamps().toMediation();
        walk.command(walk.staff("omar"), "/conflicts", Map.of("party", "SELLER", "note", "My cousin."));
        Task task = task(walk, DECIDE);

        refusesEveryDoor(
                task,
                "omar",
                "Case " + walk.number()
                        + ": omar has a conflict of interest with a party (M2); somebody else takes it.");
        tasks.claim(task.getId(), "mia");
    }

    @Test
    @DisplayName(
            "M4: a signature is offered to the groups, unless one of their members decided; then to all others by name")
    void theSignatureIsNotOfferedToWhoeverDecided() {
        assertThat(offered(task(decidedLarge("mia"), SIGN))).containsExactly("mediation-leads", "senior-mediators");
        assertThat(offered(task(decidedLarge("lena"), SIGN))).containsExactly("senior-mediators");
        assertThat(offered(task(decidedLarge("sofia"), SIGN))).containsExactly("mediation-leads");
    }

    @Test
    @DisplayName("A3, M2: an appeal is offered to nobody who took part, nor to whoever declares a conflict later")
    void theAppealIsNotOfferedToWhoeverTookPart() {
        withAnotherSenior("ines", () -> {
            CaseWalk walk = underReview();
            Task task = task(walk, REVIEW);
            assertThat(offered(task)).containsExactly("ines", "mediation-leads");
            assertThat(tasks.createTaskQuery()
                            .taskCandidateUser("sofia")
                            .taskId(task.getId())
                            .count())
                    .isZero();

            walk.command(walk.staff("lena"), "/conflicts", Map.of("party", "BUYER", "note", "A friend."));

            assertThat(offered(task)).containsExactly("ines");
        });
    }

    @Test
    @DisplayName("A3: whoever joins the group later is offered the appeal too, and whoever leaves it no more")
    void offersFollowTheGroup() {
        Task task = task(underReview(), REVIEW);
        assertThat(offered(task)).containsExactly("mediation-leads");

        withAnotherSenior("ines", () -> {
            candidates.renewAll();
            assertThat(offered(task)).containsExactly("ines", "mediation-leads");
        });
        candidates.renewAll();

        assertThat(offered(task)).containsExactly("mediation-leads");
    }

    @Test
    @DisplayName("M1: an escalated signature is offered to the leads, and not to the lead who decided")
    void theLeadsQueueLeavesOutWhoeverDecided() {
        CaseWalk walk = decidedLarge("lena").fireTimer("timer_mediationTerm").waitsAt(SIGN);

        assertThat(offered(task(walk, SIGN))).isEmpty();
        assertThat(walk.staff("sofia")
                        .post("/api/v1/cases/" + walk.number() + "/decision/signature", Map.of("approve", true))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("A3: who reviewed over the API without claiming first has claimed it by that")
    void reviewOverTheApiStillClaims() {
        CaseWalk walk = underReview();
        walk.command(
                walk.staff("lena"),
                "/appeals/" + walk.appealId() + "/decision",
                Map.of("outcome", "UPHELD", "reasons", "The photos are plain, as the mediator found."));
        assertThat(walk.subject().stage()).isNotEqualTo(Stage.APPEAL);
    }

    @Test
    @DisplayName("M1: the warnings make a dispute more urgent, and age does every hour")
    void becomesMoreUrgent() {
        CaseWalk walk = damagedLamps().toMediation();
        int fresh = task(walk, DECIDE).getPriority();
        assertThat(fresh).isEqualTo(15);

        walk.fireTimer("timer_halfOfTerm");
        assertThat(task(walk, DECIDE).getPriority()).isGreaterThanOrEqualTo(fresh + 10);
        walk.fireTimer("timer_fourFifthsOfTerm");
        assertThat(task(walk, DECIDE).getPriority()).isGreaterThanOrEqualTo(fresh + 20);

        MovedClock.moveTo(clock, walk.dueAt(DeadlineName.MEDIATION_TARGET).plus(Duration.ofHours(1)));
        int stale = task(walk, DECIDE).getPriority();
        priorities.renewAll();
        assertThat(task(walk, DECIDE).getPriority()).isGreaterThan(stale).isEqualTo(50);
        walk.fireTimer("timer_mediationTerm").isFor(DECIDE, "mediation-leads");
        assertThat(task(walk, DECIDE).getPriority()).isEqualTo(55);
    }

    @Test
    @DisplayName("M1: what waits for staff is judged anew in four statements, however much that is")
    void judgesAllInFewStatements() {
        CaseWalk one = damagedLamps().toMediation();
        priorities.renewAll();
        assertThat(database.of(priorities::renewAll).statements()).hasSizeLessThanOrEqualTo(3);

        List<CaseWalk> more =
                Stream.generate(() -> damagedLamps().toMediation()).limit(4).toList();
        MovedClock.moveTo(clock, one.dueAt(DeadlineName.MEDIATION_HALF).plus(Duration.ofDays(1)));
        assertThat(database.of(priorities::renewAll).statements()).hasSizeLessThanOrEqualTo(4);
        more.forEach(walk -> assertThat(task(walk, DECIDE).getPriority()).isGreaterThanOrEqualTo(25));
    }

    @Test
    @DisplayName("E80: a hazard is said on the task, and comes first")
    void hazardsAreSaid() {
        OrderFacts order = order();
        Map<String, Object> request = request(order, "DAMAGED", 2, remedy("FULL_REFUND"));
        request.put("safetyHazard", true);
        CaseWalk walk = open(order, request).toMediation();

        Task task = task(walk, DECIDE);
        assertThat(task.getName()).isEqualTo("Decide " + walk.number() + " · damaged · 200.00 USD · safety");
        assertThat(task.getPriority()).isGreaterThan(95);

        // As an earlier version has left it.
        tasks.removeVariableLocal(task.getId(), StaffDesk.SAFETY);
        tasks.setPriority(task.getId(), 90);
        priorities.renewAll();
        assertThat(tasks.getVariableLocal(task.getId(), StaffDesk.SAFETY)).isEqualTo(true);
    }

    /** Goods for 6,000.00 USD. */
    private CaseWalk decidedLarge(String mediator) {
        OrderFacts order = order().line("L1", "Machine", 2, "3000.00").paid("6050.00");
        return open(order, "DAMAGED", remedy("FULL_REFUND"))
                .toMediation()
                .decides(mediator, remedy("FULL_REFUND"), "SELLER");
    }

    /** Decided by mia, signed by sofia, appealed by the seller. */
    private CaseWalk underReview() {
        CaseWalk walk = decidedLarge("mia");
        walk.command(walk.staff("sofia"), "/decision/signature", Map.of("approve", true));
        walk.appeals(SELLER, "RULE_MISAPPLIED", "V12 was misread.");
        walk.command(walk.as(BUYER), "/appeals/" + walk.appealId() + "/answer", Map.of("statement", "It is right."));
        return walk.waitsAt(REVIEW);
    }

    private void withAnotherSenior(String person, Runnable then) {
        var identity = engine().getIdentityService();
        identity.saveUser(identity.newUser(person));
        identity.createMembership(person, "senior-mediators");
        try {
            assertThatCode(then::run).doesNotThrowAnyException();
        } finally {
            identity.deleteUser(person);
        }
    }

    private Task task(CaseWalk walk, String key) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(walk.number().value())
                .taskDefinitionKey(key)
                .singleResult();
    }

    private Task reread(Task task) {
        return tasks.createTaskQuery().taskId(task.getId()).singleResult();
    }

    /** People and groups, sorted. */
    private List<String> offered(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> link.getType().equals("candidate"))
                .map(link -> link.getUserId() == null ? link.getGroupId() : link.getUserId())
                .sorted()
                .toList();
    }
}
