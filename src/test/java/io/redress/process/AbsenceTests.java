package io.redress.process;

import static io.redress.security.Side.BUYER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.redress.RedressApi;
import io.redress.audit.CaseEventType;
import io.redress.database.CommitCounter;
import io.redress.queue.StaffTasks;
import io.redress.time.MovedClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever is away has nothing and gets nothing; the lead sees who has what, and moves it. */
class AbsenceTests extends Walks {

    private static final String DECIDE = "task_mediateDispute";
    private static final Map<String, Object> REQUEST =
            Map.of("party", "BUYER", "types", List.of("PHOTO"), "note", "A photo of the socket");

    @Autowired
    private TaskService tasks;

    @Autowired
    private QueueUpkeep upkeep;

    @Autowired
    private StaffTasks staff;

    @Autowired
    private CommitCounter database;

    @Autowired
    private Clock clock;

    @AfterEach
    void everybodyIsBack() {
        for (String person : List.of("mia", "omar", "sofia")) {
            lena().delete("/api/v1/staff/" + person + "/absence").expect(204);
        }
    }

    @Test
    @DisplayName("M2: when an absence is entered that has begun, everything goes back to its groups, with why")
    void takesEffectWhenEntered() {
        CaseWalk dispute = claimed("mia");
        CaseWalk call = damagedLamps();
        tasks.claim(taskOf(call), "mia");

        away("mia", now().minusSeconds(60), now().plus(Duration.ofDays(7))).expect(200);

        assertThat(dispute.assignee(DECIDE)).isNull();
        assertThat(call.assignee("task_answerRequest")).isNull();
        dispute.events().contains(CaseEventType.HANDED_OVER);
        assertThat(dispute.description(DECIDE)).contains("Handed over by lena: mia is away until ");
        assertThat(item("mia").path("open").asInt()).isZero();
    }

    @Test
    @DisplayName("M2: an absence to come takes effect when it begins")
    void takesEffectWhenItBegins() {
        CaseWalk dispute = claimed("mia");
        Instant from = now().plus(Duration.ofDays(2));
        away("mia", from, from.plus(Duration.ofDays(7))).expect(200);
        upkeep.run();
        assertThat(dispute.assignee(DECIDE)).isEqualTo("mia");
        assertThat(upkeep.nextDue(now(), from.plusSeconds(1))).contains(from);

        MovedClock.moveTo(clock, from.plusSeconds(1));
        assertThat(upkeep.run()).isEqualTo(1);

        assertThat(dispute.assignee(DECIDE)).isNull();
        assertThat(upkeep.run()).isZero();
    }

    @Test
    @DisplayName("M2: a dispute that returns from a party goes to nobody who is away, and to whoever is back")
    void returnsToNobodyWhoIsAway() {
        CaseWalk first = claimed("mia");
        CaseWalk second = claimed("mia");
        first.command(first.staff("mia"), "/evidence-requests", REQUEST);
        second.command(second.staff("mia"), "/evidence-requests", REQUEST);
        away("mia", now().minusSeconds(60), now().plus(Duration.ofDays(1))).expect(200);

        first.completesEvidence(BUYER).waitsAt(DECIDE);
        assertThat(first.assignee(DECIDE)).isNull();

        MovedClock.moveTo(clock, now().plus(Duration.ofDays(1)).plusSeconds(1));
        upkeep.run();
        second.completesEvidence(BUYER).waitsAt(DECIDE);
        assertThat(second.assignee(DECIDE)).isEqualTo("mia");
        assertThat(item("mia").has("absence")).isFalse();
    }

    @Test
    @DisplayName("M2: nobody hands a case over to somebody who is away")
    void isNotOfferedForHandingOver() {
        CaseWalk dispute = claimed("mia");
        away("omar", now().minusSeconds(60), now().plus(Duration.ofDays(1))).expect(200);

        String refusal = dispute.refused(
                        dispute.staff("mia"), "/hand-over", Map.of("to", "omar", "note", "Yours."), "cannot-take-over")
                .text("/detail");

        assertThat(refusal).contains("omar is away until ").contains("These can: lena.");
    }

    @Test
    @DisplayName("the lead hands over all that somebody has; what may not go there stays, with why")
    void theLeadHandsOverEverything() {
        CaseWalk free = claimed("mia");
        CaseWalk barred = claimed("mia");
        barred.command(barred.staff("omar"), "/conflicts", Map.of("party", "BUYER", "note", "A friend."));

        RedressApi.Answer outcome =
                lena().post("/api/v1/staff/mia/hand-over", Map.of("to", "omar", "note", "Mia has too much."));

        assertThat(outcome.status()).isEqualTo(200);
        assertThat(outcome.at("/handedOver").toString()).contains(free.number().value());
        assertThat(outcome.at("/kept").toString())
                .contains(barred.number().value())
                .contains("omar has a conflict of interest with a party (M2)");
        assertThat(free.assignee(DECIDE)).isEqualTo("omar");
        assertThat(barred.assignee(DECIDE)).isEqualTo("mia");
    }

    @Test
    @DisplayName("the lead sees what each of staff has, in one statement for all of them")
    void theLeadSeesTheLoad() {
        int before = item("omar").path("open").asInt();
        CaseWalk dispute = claimed("omar");
        claimed("omar");

        assertThat(item("omar").path("open").asInt()).isEqualTo(before + 2);
        assertThat(item("omar").path("name").asText()).isEqualTo("Omar Haddad");
        assertThat(item("omar").path("overdue").asInt()).isZero();
        assertThat(Instant.parse(item("omar").path("oldest").asText())).isBeforeOrEqualTo(now());
        assertThat(database.of(() -> staff.loads(now())).statements()).hasSize(1);

        dispute.fireTimer("timer_fourFifthsOfTerm").fireTimer("timer_mediationTerm");
        assertThat(item("omar").path("overdue").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mia", "sofia", "ana"})
    @DisplayName("nobody but a lead sees the load or enters absences")
    void isForLeadsOnly(String person) {
        RedressApi.As other = api().client(person);
        Map<String, String> absence =
                Map.of("from", now().toString(), "until", now().plusSeconds(60).toString());

        other.get("/api/v1/staff").expect(403);
        other.put("/api/v1/staff/omar/absence", absence).expect(403);
        other.delete("/api/v1/staff/omar/absence").expect(403);
        other.post("/api/v1/staff/omar/hand-over", Map.of("note", "Away with it."))
                .expect(403);
    }

    @Test
    @DisplayName("an absence of nobody, or that ends before it begins, is refused")
    void refusesWhatCannotBe() {
        assertThat(away("nobody", now(), now().plusSeconds(60)).expect(422).text("/code"))
                .isEqualTo("unknown-person");
        assertThat(away("ana", now(), now().plusSeconds(60)).expect(422).text("/code"))
                .isEqualTo("unknown-person");
        assertThat(away("mia", now().plusSeconds(60), now()).expect(422).text("/code"))
                .isEqualTo("invalid-absence");
        assertThat(away("mia", now().minusSeconds(60), now().minusSeconds(30))
                        .expect(422)
                        .text("/code"))
                .isEqualTo("invalid-absence");
    }

    private CaseWalk claimed(String person) {
        CaseWalk walk = damagedLamps().toMediation();
        tasks.claim(taskOf(walk), person);
        return walk;
    }

    private String taskOf(CaseWalk walk) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(walk.number().value())
                .singleResult()
                .getId();
    }

    private RedressApi.As lena() {
        return api().client("lena");
    }

    private RedressApi.Answer away(String person, Instant from, Instant until) {
        return lena().put(
                        "/api/v1/staff/" + person + "/absence",
                        Map.of("from", from.toString(), "until", until.toString()));
    }

    private JsonNode item(String person) {
        return lena().get("/api/v1/staff")
                .expect(200)
                .at("/items")
                .valueStream()
                .filter(item -> item.path("person").asText().equals(person))
                .findFirst()
                .orElseThrow();
    }

    private Instant now() {
        return clock.instant();
    }
}
