package io.redress.e2e;

import static io.redress.e2e.EndToEnd.decision;
import static io.redress.e2e.EndToEnd.path;
import static io.redress.e2e.EndToEnd.remedy;
import static io.redress.e2e.EndToEnd.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.RedressTest;
import io.redress.cases.CaseNumber;
import io.redress.cases.Stage;
import io.redress.cases.Step;
import io.redress.e2e.InProcess.Who;
import io.redress.e2e.Race.Reply;
import io.redress.process.EngineState;
import io.redress.security.Role;
import io.redress.security.TestTokens;
import io.redress.security.WebAppSession;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

/**
 * Two who do what excludes each other, at the same moment, over HTTP: one of them has done it, the other is told 409 and
 * where the case stands. Nobody is told 500, and the case is whole afterwards.
 */
@DisplayName("Races")
@RedressTest(
        properties = {"redress.demo=true", "redress.demo-data=false", "spring.application.name=redress-properties"})
class RaceTests {

    private static final boolean SOAK = Boolean.getBoolean("redress.soak");
    private static final int ROUNDS = Integer.getInteger("redress.rounds", SOAK ? 1_000 : 25);
    private static final Who MIA = Who.staff(Role.MEDIATOR, "mia");
    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Clock clock;

    private final Race race = new Race();
    private InProcess inside;
    private RedressApi api;
    private EngineState engine;
    private OrderFacts order;
    private CaseNumber number;

    @BeforeEach
    void connect() {
        inside = new InProcess(mvc, tokens);
        api = new RedressApi(port);
        engine = new EngineState(context);
    }

    @AfterEach
    void stop() {
        race.close();
    }

    @Test
    @DisplayName("N2: accept against withdraw")
    void acceptAgainstWithdraw() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            open(OrderFacts.at(clock.instant()), "RETURN_AND_REFUND");
            String accept = path(number.value(), "/offers/" + openOffer() + "/accept");
            List<Reply> replies = race.run(
                    () -> Reply.of(api.seller(order.seller()).post(accept)),
                    () -> Reply.of(api.buyer(order.buyer()).post(path(number.value(), "/withdraw"))));

            settle("accepted", "withdrawn", replies);
            assertThat(stage()).isEqualTo(replies.get(0).won() ? Stage.SETTLEMENT : Stage.CLOSED);
        }
        report("accept against withdraw");
    }

    @Test
    @DisplayName("M3, N7: decide against settle, over the API and in Tasklist")
    void decideAgainstSettle() throws Exception {
        WebAppSession mia = WebAppSession.of("mia", port);
        for (int round = 0; round < ROUNDS; round++) {
            mediate();
            offer();
            String accept = path(number.value(), "/offers/" + openOffer() + "/accept");
            boolean inTasklist = round % 2 == 1;
            String task = engine.taskAt(number, Step.DECIDE_DISPUTE);
            List<Reply> replies = race.run(
                    () -> inTasklist
                            ? inTasklist(mia, "task/" + task + "/submit-form", FORM)
                            : Reply.of(api.client("mia")
                                    .post(
                                            path(number.value(), "/decision"),
                                            decision(remedy("FULL_REFUND"), "SELLER", false))),
                    () -> Reply.of(api.buyer(order.buyer()).post(accept)));

            settle(inTasklist ? "decided in Tasklist" : "decided", "settled", replies);
            assertThat(stage()).isEqualTo(replies.get(0).won() ? Stage.DECIDED : Stage.SETTLEMENT);
        }
        report("decide against settle");
    }

    @Test
    @DisplayName("V2, S1: the end of a term against the answer that it waits for")
    void timerAgainstMessage() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            boolean evidence = round % 2 == 0;
            if (evidence) {
                dispute();
                inside.post(seller(), path(number.value(), "/evidence/complete"), null)
                        .expect(200);
            } else {
                open(OrderFacts.at(clock.instant()), "RETURN_AND_REFUND");
                inside.post(seller(), path(number.value(), "/offers/" + openOffer() + "/accept"), null)
                        .expect(200);
            }
            EngineState.Waiting term = engine.jobAt(number, evidence ? "timer_buyerEvidence" : "timer_returnShipment");
            RedressApi.As buyer = api.buyer(order.buyer());
            List<Reply> replies = race.run(
                    () -> Reply.of(engine, term),
                    () -> Reply.of(
                            evidence
                                    ? buyer.post(path(number.value(), "/evidence/complete"))
                                    : buyer.post(
                                            path(number.value(), "/return-shipment"),
                                            Map.of("carrier", "DHL", "trackingNumber", "JD-1"))));

            settle("the term ended", "the answer came", replies);
            Stage afterTheTerm = evidence ? Stage.MEDIATION : Stage.CLOSED;
            Stage afterTheAnswer = evidence ? Stage.MEDIATION : Stage.SETTLEMENT;
            assertThat(stage()).isEqualTo(replies.get(0).won() ? afterTheTerm : afterTheAnswer);
        }
        report("timer against message");
    }

    @Test
    @DisplayName("M1: two mediators want the same dispute, in Tasklist, over the API, or one here and one there")
    void twoMediatorsClaiming() throws Exception {
        WebAppSession mia = WebAppSession.of("mia", port);
        WebAppSession omar = WebAppSession.of("omar", port);
        for (int round = 0; round < ROUNDS; round++) {
            mediate();
            String task = engine.taskAt(number, Step.DECIDE_DISPUTE);
            switch (round % 3) {
                case 0 -> {
                    List<Reply> replies = race.run(() -> claim(mia, task, "mia"), () -> claim(omar, task, "omar"));
                    assertThat(engine.holderOf(task)).isEqualTo(replies.get(0).won() ? "mia" : "omar");
                    settle("Mia claimed", "Omar claimed", replies);
                }
                case 1 -> settle("Mia decided", "Omar decided", race.run(() -> decide("mia"), () -> decide("omar")));
                default -> {
                    List<Reply> replies = race.run(() -> decide("mia"), () -> claim(omar, task, "omar"));
                    settle("Mia decided before Omar claimed", "Omar claimed before Mia decided", replies);
                    assertThat(stage()).isEqualTo(replies.get(0).won() ? Stage.DECIDED : Stage.MEDIATION);
                }
            }
        }
        report("two mediators claiming");
    }

    @Test
    @DisplayName("S3, S4: a refund that two want to pay, or the seller and its guarantee")
    void doubleRefund() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            switch (round % 3) {
                case 0 -> {
                    agreeOnRefund(OrderFacts.at(clock.instant()));
                    EngineState.Waiting refund = engine.jobAt(number, "service_payRefund");
                    settle(
                            "one node paid",
                            "the other node paid",
                            race.run(() -> Reply.of(engine, refund), () -> Reply.of(engine, refund)));
                    assertThat(stage()).isEqualTo(Stage.CLOSED);
                }
                case 1 -> {
                    awardToBePaid();
                    settle("first notice", "second notice", race.run(() -> pay("BANK-1"), () -> pay("BANK-2")));
                }
                default -> {
                    awardToBePaid();
                    EngineState.Waiting enforcement = engine.jobAt(number, "timer_enforcePayment");
                    settle("enforced", "paid", race.run(() -> Reply.of(engine, enforcement), () -> pay("BANK-1")));
                }
            }
        }
        report("double refund");
    }

    private static final Map<String, Object> FORM = Map.of(
            "nextStep", "DECIDE",
            "remedyType", "FULL_REFUND",
            "fault", "SELLER",
            "returnRequired", false,
            "reasons", "The photos show that the goods arrived broken.");

    private Reply decide(String person) {
        return Reply.of(api.client(person)
                .post(path(number.value(), "/decision"), decision(remedy("FULL_REFUND"), "SELLER", false)));
    }

    private Reply pay(String reference) {
        return Reply.of(api.marketplace().post(path(number.value(), "/award-payment"), Map.of("reference", reference)));
    }

    private static Reply claim(WebAppSession person, String task, String name) throws Exception {
        return told(person.engine("task/" + task + "/claim", "{\"userId\":\"" + name + "\"}"));
    }

    private static Reply inTasklist(WebAppSession person, String address, Map<String, Object> fields) throws Exception {
        Map<String, Object> variables = new java.util.HashMap<>();
        fields.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        return told(person.engine(address, JSON.writeValueAsString(Map.of("variables", variables))));
    }

    /** What the engine's REST answered: done, or 409 with a sentence. */
    private static Reply told(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as("%s", answer.body()).isIn(200, 204, 409);
        if (answer.statusCode() < 300) {
            return new Reply(true, "", JSON.nullNode());
        }
        assertThat(JSON.readTree(answer.body()).path("message").asText()).isNotBlank();
        return new Reply(false, JSON.readTree(answer.body()).path("type").asText(), JSON.readTree(answer.body()));
    }

    /** One has won, the other knows where the case stands, and the case is whole. */
    private void settle(String one, String other, List<Reply> replies) {
        assertThat(replies)
                .as("%s against %s", one, other)
                .extracting(Reply::won)
                .containsOnlyOnce(true);
        Reply loser = replies.get(replies.get(0).won() ? 1 : 0);
        if (!loser.code().isEmpty()) {
            assertThat(loser.code())
                    .as("%s", loser.body())
                    .isIn("action-not-available", "taken-by-another", "task-taken", "task-gone");
            assertThat(loser.body().path("stage").asText()).isNotEmpty();
            assertThat(loser.body().path("availableActions").isArray()).isTrue();
        }
        race.count(replies.get(0).won() ? one : other);
        examine();
    }

    private void examine() {
        List<String> trace = List.of(race.outcomes().toString());
        CaseInvariants invariants = new CaseInvariants(context, order, "0.00");
        invariants.check(number, stage(), true, trace);
        invariants.checkMoney(List.of(number), trace);
        engine.abandon(number);
    }

    private void report(String what) {
        System.out.printf("%d rounds of %s: %s%n", ROUNDS, what, race.outcomes());
    }

    private void open(OrderFacts facts, String remedy) {
        order = facts;
        inside.put(Who.marketplace(), "/api/v1/orders/" + order.id(), order.toJson())
                .expect(201);
        number = new CaseNumber(inside.post(buyer(), "/api/v1/cases", request(order, "DAMAGED", 1, remedy(remedy)))
                .expect(201)
                .text("/number"));
    }

    private void dispute() {
        open(OrderFacts.at(clock.instant()), "FULL_REFUND");
        inside.post(seller(), path(number.value(), "/offers/" + openOffer() + "/reject"), Map.of("reason", "No."))
                .expect(200);
        inside.post(
                        buyer(),
                        path(number.value(), "/escalate"),
                        Map.of("statement", Map.of("expected", "Whole lamps", "received", "Broken lamps")))
                .expect(200);
        inside.upload(buyer(), path(number.value(), "/evidence"), number.value())
                .expect(201);
    }

    private void mediate() {
        dispute();
        for (Who party : List.of(buyer(), seller())) {
            inside.post(party, path(number.value(), "/evidence/complete"), null).expect(200);
        }
        assertThat(stage()).isEqualTo(Stage.MEDIATION);
    }

    private void offer() {
        inside.post(
                        seller(),
                        path(number.value(), "/offers"),
                        Map.of("remedy", remedy("PARTIAL_REFUND", "40.00"), "message", "Let us agree."))
                .expect(201);
    }

    private void agreeOnRefund(OrderFacts facts) {
        open(facts, "FULL_REFUND");
        inside.post(seller(), path(number.value(), "/offers/" + openOffer() + "/accept"), null)
                .expect(200);
    }

    private void awardToBePaid() {
        agreeOnRefund(OrderFacts.at(clock.instant()).paidToTheSeller("1050.00"));
        engine.execute(engine.jobAt(number, "service_payRefund"));
    }

    private String openOffer() {
        return inside.get(buyer(), path(number.value(), ""))
                .expect(200)
                .at("/offers")
                .valueStream()
                .filter(offer -> offer.path("status").asText().equals("OPEN"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    private Stage stage() {
        return Stage.valueOf(
                inside.get(buyer(), path(number.value(), "")).expect(200).text("/stage"));
    }

    private Who buyer() {
        return Who.buyer(order.buyer());
    }

    private Who seller() {
        return Who.seller(order.seller());
    }
}
