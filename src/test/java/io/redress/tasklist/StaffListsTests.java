package io.redress.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.redress.tasklist.CaseUnderway.remedy;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.RedressTest;
import io.redress.security.WebAppSession;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The lists of staff and the lead's page in a real browser, and what the engine's own REST API refuses. */
@Tag("webapps")
@RedressTest(properties = {"redress.demo=true", "redress.demo-data=false"})
class StaffListsTests {

    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    Clock clock;

    @Autowired
    TaskService tasks;

    private RedressApi api;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void quit() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void connect() {
        api = new RedressApi(port);
    }

    @Test
    @DisplayName("M1, M2, E80: a mediator finds in the lists what is urgent, and its cards say why")
    void listsShowWhatIsUrgent() {
        CaseUnderway plain = opened(5, false);
        CaseUnderway hazard = opened(5, true);
        try (Tasklist mia = Tasklist.signIn(chromium.browser(), port, "mia", clock.instant())) {
            mia.list("Mediation").sees(plain.number(), 1).sees(hazard.number(), 1);
            assertThat(mia.entries(hazard.number()).first()).containsText("· damaged · 500.00 USD · safety");
            assertThat(mia.entries(hazard.number()).first()).containsText("Due in");
            // A list has one order, and an order of one's own would have no say.
            assertThat(mia.orders()).isHidden();
            mia.photograph("lists-mediation");
            mia.list("Safety").sees(hazard.number(), 1).sees(plain.number(), 0);
            mia.open(hazard.number()).claim();
            mia.list("Mine").sees(hazard.number(), 1).sees(plain.number(), 0).photograph("lists-mine");
            mia.list("Overdue").sees(plain.number(), 0);
        }
        try (Tasklist lena = Tasklist.signIn(chromium.browser(), port, "lena", clock.instant())) {
            lena.list("All open").sees(hazard.number(), 1).sees(plain.number(), 1);
            lena.photograph("lists-of-the-lead");
            lena.visit("/desk/queue").photograph("queue");
            lena.visit("/desk/queue/mia");
            assertThat(lena.text(hazard.number())).isVisible();
            lena.photograph("queue-of-one");
            lena.give(hazard.number(), "Omar Haddad");
            assertThat(lena.text(hazard.number() + " was given to omar.")).isVisible();
            lena.photograph("queue-given");
            lena.visit("/desk/queue/mia").press("Enter");
            assertThat(lena.text("The absence of mia is entered, until ")).isVisible();
            lena.photograph("queue-absence").visit("/desk/queue");
            assertThat(lena.text("away until ")).isVisible();
            lena.visit("/desk/queue/mia").press("Take the absence back");
            assertThat(lena.text("mia is there again.")).isVisible();
        }
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(hazard.number())
                        .singleResult()
                        .getAssignee())
                .isEqualTo("omar");
    }

    @Test
    @DisplayName("M4: whoever decided cannot claim, be given or complete the signature, over the engine's REST either")
    void theEngineRefusesTheOwnSignature() throws Exception {
        CaseUnderway subject = opened(60, false);
        decide(subject, "lena");
        String task = "task/" + taskOf(subject);
        WebAppSession lena = WebAppSession.of("lena", port);

        for (HttpResponse<String> refused : List.of(
                lena.engine(task + "/claim", "{\"userId\":\"lena\"}"),
                lena.engine(task + "/assignee", "{\"userId\":\"lena\"}"))) {
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body())
                    .contains("\"type\":\"own-decision\"")
                    .contains("Case " + subject.number()
                            + ": lena made the decision that is to be signed (M4); somebody else takes it.")
                    .doesNotContain("ENGINE");
        }
        HttpResponse<String> completed =
                lena.engine(task + "/submit-form", "{\"variables\":{\"approve\":{\"value\":\"yes\"}}}");
        assertThat(completed.statusCode()).isEqualTo(409);
        assertThat(tasks.createTaskQuery()
                        .taskId(taskOf(subject))
                        .singleResult()
                        .getAssignee())
                .isNull();

        WebAppSession sofia = WebAppSession.of("sofia", port);
        assertThat(sofia.engine(task + "/claim", "{\"userId\":\"sofia\"}").statusCode())
                .isEqualTo(204);
    }

    @Test
    @DisplayName("M4: a lead gives a signature to nobody who cannot sign, over the engine's REST either")
    void theEngineGivesASignatureToSeniorsOnly() throws Exception {
        CaseUnderway subject = opened(60, false);
        decide(subject, "mia");
        String task = taskOf(subject);
        WebAppSession lena = WebAppSession.of("lena", port);

        HttpResponse<String> refused = lena.engine("task/" + task + "/assignee", "{\"userId\":\"omar\"}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("\"type\":\"cannot-take-over\"")
                .contains("omar does not belong to the groups that decide this. These can: lena, sofia.");
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isNull();
        assertThat(lena.engine("task/" + task + "/assignee", "{\"userId\":\"sofia\"}")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    @DisplayName(
            "who has a task is not typed over in Tasklist: the case file hands it over, from a list and with a note")
    void theNameOfWhoHasItIsNoField() {
        CaseUnderway subject = opened(60, false);
        decide(subject, "mia");
        try (Tasklist lena = Tasklist.signIn(chromium.browser(), port, "lena", clock.instant())) {
            lena.list("Second signatures").open(subject.number()).claim();
            assertThat(lena.assignee()).containsText("Lena Lindqvist");

            lena.assignee().locator(".view-value").click();
            lena.assignee().locator("[tabindex='0']").press("Enter");

            assertThat(lena.assignee().locator("input")).hasCount(0);
            assertThat(lena.assignee()).containsText("Lena Lindqvist");
            assertThat(lena.caseFile().locator("#actions")).containsText("Hand over");
            lena.photograph("assignee");
        }
    }

    @Test
    @DisplayName("M4: a senior mediator who decided neither sees nor gets the signature, over the engine's REST either")
    void theEngineDoesNotShowTheOwnSignature() throws Exception {
        CaseUnderway subject = opened(60, false);
        decide(subject, "sofia");
        String task = taskOf(subject);
        WebAppSession sofia = WebAppSession.of("sofia", port);

        assertThat(sofia.get("/camunda/api/engine/engine/default/task?processInstanceBusinessKey=" + subject.number())
                        .body())
                .isEqualTo("[]");
        assertThat(sofia.engine("task/" + task + "/claim", "{\"userId\":\"sofia\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(WebAppSession.of("lena", port)
                        .engine("task/" + task + "/claim", "{\"userId\":\"lena\"}")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    @DisplayName("the load of the others is for the lead")
    void thePageIsForTheLead() throws Exception {
        assertThat(WebAppSession.of("mia", port).get("/desk/queue").statusCode())
                .isEqualTo(403);
        HttpResponse<String> page = WebAppSession.of("lena", port).get("/desk/queue");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Who works on what", "Sofia Rossi", "Nobody yet");
        assertThat(WebAppSession.of("lena", port).get("/desk/queue/nobody").statusCode())
                .isEqualTo(404);
    }

    /** Lamps at 100.00 USD each. */
    private CaseUnderway opened(int quantity, boolean hazard) {
        OrderFacts order = OrderFacts.at(clock.instant())
                .line("L1", "Desk lamp", 100, "100.00")
                .paid("10050.00");
        return CaseUnderway.opened(api, order, quantity, remedy("FULL_REFUND"), hazard)
                .inMediation();
    }

    private void decide(CaseUnderway subject, String mediator) {
        api.client(mediator)
                .post(
                        "/api/v1/cases/" + subject.number() + "/decision",
                        Map.of(
                                "remedy",
                                remedy("FULL_REFUND"),
                                "fault",
                                "SELLER",
                                "returnRequired",
                                false,
                                "reasons",
                                "The photos show that the goods arrived broken."))
                .expect(200);
    }

    private String taskOf(CaseUnderway subject) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(subject.number())
                .singleResult()
                .getId();
    }
}
