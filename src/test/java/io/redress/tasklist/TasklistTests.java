package io.redress.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.redress.OrderFacts.money;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.RedressApi.Answer;
import io.redress.RedressTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Staff at work in Tasklist, in a real browser; what they did is read back over the API. */
@Tag("webapps")
@RedressTest(properties = {"redress.demo=true", "redress.demo-data=false"})
class TasklistTests {

    /** What a person typed into the form of a decision; a process keeps none of it. */
    private static final Set<String> TYPED = Set.of("nextStep", "remedyType", "amount", "fault", "reasons");

    private static final String REASONS = "The photos show that the goods arrived broken.";

    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    Clock clock;

    @Autowired
    RuntimeService runtime;

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
    @DisplayName(
            "M2, M3: a mediator finds a case in the group's list, claims it, is told of a wrong amount, and decides")
    void aMediatorDecidesACase() {
        OrderFacts order = sent(OrderFacts.at(clock.instant()));
        String number = inMediation(order, 5);
        assertThat(task(number).getPriority()).isPositive();
        assertThat(task(number).getFollowUpDate())
                .isAfter(task(number).getCreateTime())
                .isBefore(task(number).getDueDate());
        try (Tasklist mia = signIn("mia");
                Tasklist omar = signIn("omar")) {
            mia.list("Mediation");
            assertThat(mia.entries(number)).containsText("Decide " + number + " · damaged · 500.00 USD");
            mia.open(number).claim().photograph("tasklist-claimed");
            mia.list("Mine");
            assertThat(mia.entries(number)).hasCount(1);
            omar.list("Mine").list("Mediation");
            assertThat(omar.entries(number)).hasCount(0);

            mia.open(number).choose("What comes next?", "Decide the dispute").select("Remedy", "Partial refund");
            mia.fill("Amount", "$11,230,00.00").fill("Reasons", "Short");
            assertThat(mia.errorAt("Amount")).containsText("This cannot be read");
            assertThat(mia.errorAt("Reasons")).containsText("minimum length");
            assertThat(mia.completeButton()).isDisabled();
            mia.photograph("tasklist-refused-in-the-form");

            mia.fill("Amount", "99999.00").fill("Reasons", REASONS);
            mia.choose("Whose fault was it?", "Seller").submit();
            assertThat(mia.refusal()).containsText("The award comes to 99,999.00 USD");
            assertThat(mia.refusal()).not().containsText("ENGINE");
            mia.photograph("tasklist-refused-by-the-service");
            mia.fill("Amount", "120.00").completeByKeyboard();
        }
        Answer decided = read(order, number);
        assertThat(decided.text("/stage")).isEqualTo("DECIDED");
        assertThat(decided.text("/decision/remedy/amount/amount")).isEqualTo("120.00");
        assertThat(actor(order, number, "case.decision_made").path("id").asText())
                .isEqualTo("mia");
        assertThat(variables(number)).isNotEmpty().doesNotContainAnyElementsOf(TYPED);
    }

    @Test
    @DisplayName("M4: a decision above 5,000 USD waits for a senior mediator, who signs it")
    void aSeniorMediatorSignsALargeDecision() {
        OrderFacts order = sent(OrderFacts.at(clock.instant())
                .line("L1", "Lathe", 10, "1000.00")
                .paid("10050.00"));
        String number = inMediation(order, 8);
        api.client("mia")
                .post(
                        path(number, "/decision"),
                        Map.of(
                                "remedy",
                                Map.of("type", "FULL_REFUND"),
                                "fault",
                                "SELLER",
                                "returnRequired",
                                false,
                                "reasons",
                                REASONS))
                .expect(200);
        assertThat(read(order, number).text("/stage")).isEqualTo("MEDIATION");
        assertThat(task(number).getDescription())
                .contains("Decided by mia: The buyer gets a full refund.", "Reasons: " + REASONS);
        try (Tasklist mia = signIn("mia")) {
            mia.list("Mine").list("Mediation");
            assertThat(mia.entries(number)).hasCount(0);
        }
        try (Tasklist sofia = signIn("sofia")) {
            sofia.list("Second signatures").open(number).claim();
            assertThat(sofia.title()).containsText("Sign " + number + " · damaged · 8,000.00 USD");
            sofia.choose("Do you sign this decision?", "Yes, it can be issued").photograph("tasklist-signature");
            sofia.complete();
        }
        assertThat(read(order, number).text("/stage")).isEqualTo("DECIDED");
        assertThat(actor(order, number, "case.decision_signed").path("id").asText())
                .isEqualTo("sofia");
    }

    @Test
    @DisplayName("N1, N2: a mediator accepts an offer for a party that calls, and the record names both")
    void staffActForAPartyOnThePhone() {
        OrderFacts order = sent(OrderFacts.at(clock.instant()));
        String number = opened(order, 3);
        api.buyer(order.buyer())
                .post(
                        path(number, "/offers"),
                        Map.of("remedy", Map.of("type", "PARTIAL_REFUND", "amount", money("90.00"))))
                .expect(201);
        try (Tasklist omar = signIn("omar")) {
            omar.list("On behalf of parties").open(number).claim();
            omar.choose("What does the seller answer?", "Accept the request").complete();
        }
        assertThat(read(order, number).text("/stage")).isEqualTo("SETTLEMENT");
        JsonNode actor = actor(order, number, "case.offer_accepted");
        assertThat(actor.path("id").asText()).isEqualTo("omar");
        assertThat(actor.path("actingFor").asText()).isEqualTo("seller/" + order.seller());
    }

    private Tasklist signIn(String person) {
        return Tasklist.signIn(chromium.browser(), port, person);
    }

    private OrderFacts sent(OrderFacts order) {
        api.marketplace().put("/api/v1/orders/" + order.id(), order.toJson()).expect(201);
        return order;
    }

    private String opened(OrderFacts order, int quantity) {
        return api.buyer(order.buyer())
                .post(
                        "/api/v1/cases",
                        Map.of(
                                "orderId",
                                order.id(),
                                "reason",
                                "DAMAGED",
                                "description",
                                "What arrived is not what was ordered.",
                                "lines",
                                List.of(Map.of("lineId", "L1", "quantity", quantity)),
                                "requestedRemedy",
                                Map.of("type", "FULL_REFUND")))
                .expect(201)
                .text("/number");
    }

    private String inMediation(OrderFacts order, int quantity) {
        String number = opened(order, quantity);
        RedressApi.As buyer = api.buyer(order.buyer());
        RedressApi.As seller = api.seller(order.seller());
        String offer = read(order, number).text("/offers/0/id");
        seller.post(path(number, "/offers/" + offer + "/reject"), Map.of("reason", "We disagree."))
                .expect(200);
        buyer.post(
                        path(number, "/escalate"),
                        Map.of("statement", Map.of("expected", "Whole lamps", "received", "Broken lamps")))
                .expect(200);
        for (RedressApi.As side : List.of(buyer, seller)) {
            byte[] statement = ("About " + number + " by " + side).getBytes(StandardCharsets.UTF_8);
            side.upload(number, "STATEMENT", "statement.txt", "text/plain", statement)
                    .expect(201);
            side.post(path(number, "/evidence/complete")).expect(200);
        }
        return number;
    }

    private Answer read(OrderFacts order, String number) {
        return api.buyer(order.buyer()).get(path(number, "")).expect(200);
    }

    private JsonNode actor(OrderFacts order, String number, String event) {
        return api.buyer(order.buyer())
                .get(path(number, "/timeline?limit=100"))
                .expect(200)
                .at("/items")
                .valueStream()
                .filter(item -> item.path("type").asText().equals(event))
                .findFirst()
                .orElseThrow()
                .path("actor");
    }

    private Task task(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult();
    }

    private Set<String> variables(String number) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .flatMap(instance -> runtime.getVariables(instance.getId()).keySet().stream())
                .collect(Collectors.toSet());
    }

    private static String path(String number, String rest) {
        return "/api/v1/cases/" + number + rest;
    }
}
