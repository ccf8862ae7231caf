package io.redress.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redress.OrderFacts;
import io.redress.queue.StaffTasks;
import io.redress.security.StaffGroups;
import io.redress.web.MalformedRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Our own order of what staff may take, held against the engine's. */
class StaffQueueTests extends Walks {

    private static final String DECIDE = "task_mediateDispute";
    private static final List<String> PEOPLE = List.of("mia", "omar", "sofia", "lena");

    /** Offers that are there and should not be, or the other way round, or stand at another place. */
    private static final String WRONG = """
            select count(*) from (
                select distinct redress_offered_to(link.group_id_, link.user_id_) as offered_to, -task.priority_ as rank,
                       coalesce(task.due_date_, 'infinity') as due_at, task.id_ as task_id, task.task_def_key_ as step
                  from act_ru_task task join act_ru_identitylink link on link.task_id_ = task.id_
                 where link.type_ = 'candidate' and task.assignee_ is null and link.group_id_ is distinct from ?) offer
              full join staff_queue queue using (offered_to, rank, due_at, task_id, step)
             where offer.* is null or queue.* is null
            """;

    @Autowired
    private FilterService filters;

    @Autowired
    private TaskService tasks;

    @Autowired
    private StaffTasks staff;

    @Autowired
    private Priorities priorities;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    @DisplayName("M2: it follows whatever becomes of a task: offered, claimed, given back, more urgent, decided")
    void followsTheEngine() {
        CaseWalk walk = open(
                        order().line("L1", "Machine", 2, "3000.00").paid("6050.00"), "DAMAGED", remedy("FULL_REFUND"))
                .toMediation();
        String dispute = task(walk, DECIDE).getId();
        assertThat(offersOf(dispute)).isNotEmpty().allMatch(offer -> offer.startsWith("group:"));
        right();

        tasks.claim(dispute, "sofia");
        assertThat(offersOf(dispute)).isEmpty();
        right();
        tasks.setAssignee(dispute, null);
        assertThat(offersOf(dispute)).isNotEmpty();
        right();
        tasks.setPriority(dispute, 3);
        right();
        priorities.renewAll();
        right();

        walk.decides("lena", remedy("FULL_REFUND"), "SELLER");
        assertThat(offersOf(dispute)).isEmpty();
        assertThat(offersOf(task(walk, "task_signDecision").getId()))
                .isNotEmpty()
                .doesNotContain("person:lena", "group:mediation-leads");
        right();
    }

    @Test
    @DisplayName("M2: what is offered to more people while somebody claims it is in nobody's list afterwards")
    void offeredWhileClaimed() {
        String dispute = task(damagedLamps().toMediation(), DECIDE).getId();
        AtomicReference<CompletableFuture<Void>> offering = new AtomicReference<>();

        transaction.executeWithoutResult(claiming -> {
            tasks.claim(dispute, "mia");
            offering.set(CompletableFuture.runAsync(() -> jdbc.update(
                    "insert into act_ru_identitylink (id_, rev_, type_, user_id_, task_id_) values (?, 1, 'candidate', 'omar', ?)",
                    UUID.randomUUID().toString(),
                    dispute)));
            while (!offering.get().isDone() && waiting() == 0) {
                Thread.onSpinWait();
            }
        });
        offering.get().join();

        assertThat(offersOf(dispute)).isEmpty();
        right();
    }

    private int waiting() {
        return jdbc.queryForObject("select count(*) from pg_locks where not granted", Integer.class);
    }

    @Test
    @DisplayName("a step of a party is not in it, whoever claims it on the phone")
    void partiesAreNotInIt() {
        CaseWalk walk = damagedLamps();
        String step = task(walk, "task_answerRequest").getId();
        tasks.claim(step, "mia");
        tasks.setAssignee(step, null);

        assertThat(offersOf(step)).isEmpty();
        right();
    }

    @Test
    @DisplayName("each list shows what the engine finds for it, in its order, to each who looks")
    void listsAgreeWithTheEngine() {
        damagedLamps();
        CaseWalk claimed = damagedLamps().toMediation();
        tasks.claim(task(claimed, DECIDE).getId(), "mia");
        damagedLamps().toMediation();
        CaseWalk large = open(
                        order().line("L1", "Machine", 2, "3000.00").paid("6050.00"), "DAMAGED", remedy("FULL_REFUND"))
                .toMediation();
        large.decides("lena", remedy("FULL_REFUND"), "SELLER");
        CaseWalk asked = damagedLamps().toMediation();
        asked.command(
                asked.staff("omar"),
                "/evidence-requests",
                Map.of("party", "BUYER", "types", List.of("PHOTO"), "note", "A photo of the socket"));
        OrderFacts order = order();
        Map<String, Object> request = request(order, "DAMAGED", 2, remedy("FULL_REFUND"));
        request.put("safetyHazard", true);
        open(order, request).toMediation();

        int shown = 0;
        for (String person : PEOPLE) {
            for (Filter list : lists(person)) {
                List<Task> ours = as(person, () -> filters.listPage(list.getId(), 0, 1_000));
                List<Task> engines = as(
                        person,
                        () -> filters.<Task, Query<?, Task>>listPage(
                                list.getId(), tasks.createTaskQuery().taskNameLike("%"), 0, 1_000));
                assertThat(ids(ours))
                        .as("%s of %s", list.getName(), person)
                        .containsExactlyInAnyOrderElementsOf(ids(engines));
                assertThat(ours)
                        .as("%s of %s", list.getName(), person)
                        .isSortedAccordingTo(Comparator.comparing(Task::getPriority)
                                .reversed()
                                .thenComparing(Task::getDueDate, Comparator.nullsLast(Comparator.naturalOrder())));
                assertThat(as(person, () -> filters.count(list.getId()))).isEqualTo(ours.size());
                if (ours.size() > 1) {
                    assertThat(ids(as(person, () -> filters.<Task>listPage(list.getId(), 1, 1))))
                            .containsExactly(ours.get(1).getId());
                }
                shown += ours.size();
            }
        }
        assertThat(shown).isGreaterThan(20);
    }

    @Test
    @DisplayName(
            "the queue by parts shows each task once, the most urgent first, and a part begins where the last one ended")
    void partByPart() {
        for (int one = 0; one < 4; one++) {
            damagedLamps().toMediation();
        }
        List<StaffTasks.Held> seen = new ArrayList<>();
        StaffTasks.Part part = staff.unclaimed(null, 2);
        seen.addAll(part.tasks());
        while (part.next() != null) {
            part = staff.unclaimed(part.next(), 2);
            assertThat(part.tasks()).isNotEmpty().hasSizeLessThanOrEqualTo(2);
            seen.addAll(part.tasks());
        }

        assertThat(seen).extracting(StaffTasks.Held::task).doesNotHaveDuplicates();
        assertThat(seen)
                .containsExactlyElementsOf(staff.unclaimed(null, 1_000).tasks())
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(seen).extracting(StaffTasks.Held::priority).isSortedAccordingTo(Comparator.reverseOrder());
        String held = staff.unclaimed(null, 1).next();
        assertThatThrownBy(() -> staff.heldBy("mia", held, 1)).isInstanceOf(MalformedRequest.class);
    }

    @Test
    @DisplayName("what a person has comes by parts as well")
    void heldByParts() {
        for (int one = 0; one < 3; one++) {
            tasks.claim(task(damagedLamps().toMediation(), DECIDE).getId(), "omar");
        }

        StaffTasks.Part first = staff.heldBy("omar", null, 2);
        StaffTasks.Part second = staff.heldBy("omar", first.next(), 2);

        List<StaffTasks.Held> both = new ArrayList<>(first.tasks());
        both.addAll(second.tasks());
        assertThat(both).containsExactlyElementsOf(staff.heldBy("omar").subList(0, both.size()));
        assertThat(both).hasSizeGreaterThanOrEqualTo(3);
    }

    private void right() {
        assertThat(jdbc.queryForObject(WRONG, Long.class, StaffGroups.PARTY_SUPPORT))
                .isZero();
    }

    private List<String> offersOf(String task) {
        return jdbc.queryForList("select offered_to from staff_queue where task_id = ?", String.class, task);
    }

    private Task task(CaseWalk walk, String key) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(walk.number().value())
                .taskDefinitionKey(key)
                .singleResult();
    }

    private static List<String> ids(List<Task> tasks) {
        return tasks.stream().map(Task::getId).toList();
    }

    private List<Filter> lists(String person) {
        return as(person, () -> filters.createTaskFilterQuery().listPage(0, 100));
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
