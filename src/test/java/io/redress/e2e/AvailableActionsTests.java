package io.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.redress.OrderFacts;
import io.redress.RedressApi.Answer;
import io.redress.SecurityPage;
import io.redress.SecurityPage.Row;
import io.redress.cases.ActionName;
import io.redress.cases.Stage;
import io.redress.e2e.InProcess.Who;
import io.redress.security.Role;
import io.redress.security.Side;
import io.redress.security.TestTokens;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whatever state a case is in and whoever asks: what is listed is accepted at the address that stands there, and what is
 * not listed is refused. What is sent twice without a key is done once, with few exceptions that do no harm. Every attempt
 * is taken back, so that the next one finds the case as it was.
 */
class AvailableActionsTests extends EndToEnd {

    private static final Set<Integer> REFUSALS = Set.of(403, 404, 409);

    /** What is done a second time, if it is sent twice without a key; of each nothing worse comes than that it stands there twice. */
    private static final Set<ActionName> DONE_AGAIN = EnumSet.of(
            ActionName.SEND_MESSAGE,
            ActionName.MAKE_OFFER,
            ActionName.SUBMIT_EVIDENCE,
            ActionName.DECLARE_CONFLICT,
            ActionName.HAND_OVER);

    private static final Who MIA = Who.staff(Role.MEDIATOR, "mia");
    private static final Who OMAR = Who.staff(Role.MEDIATOR, "omar");
    private static final Who SOFIA = Who.staff(Role.SENIOR_MEDIATOR, "sofia");
    private static final Who LENA = Who.staff(Role.MEDIATION_LEAD, "lena");

    /** How the table of docs/security.md calls them. */
    private static final Map<Role, String> LETTERS =
            Map.of(Role.MEDIATOR, "M", Role.SENIOR_MEDIATOR, "R", Role.MEDIATION_LEAD, "L", Role.MARKETPLACE, "P");

    private static final String ORDER = "BSMRLP";

    private static final Map<String, Set<String>> SEEN = new TreeMap<>();
    private static final Set<String> RUN = new HashSet<>();
    private static final Set<Stage> STAGES = EnumSet.complementOf(EnumSet.of(Stage.INTAKE));

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private TransactionTemplate transaction;

    private InProcess inside;
    private OrderFacts order;
    private String number;
    private Who buyer;
    private Who seller;
    private boolean strangersTried;

    @BeforeEach
    void prepare(TestInfo test) {
        RUN.add(test.getTestMethod().orElseThrow().getName());
        inside = new InProcess(mvc, tokens);
        about(order());
    }

    /** Only when every state has been looked at is it known that nothing is written there which nobody may. */
    @AfterAll
    static void theTableOfActionsByStageIsTrue() throws IOException {
        long all = Stream.of(AvailableActionsTests.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .count();
        if (RUN.size() == all) {
            assertThat(documented()).isEqualTo(written(SEEN));
        }
    }

    @Test
    @DisplayName("N1, N3, N5: in the negotiation, whosever turn it is, and while a repair is tried")
    void negotiation() {
        open("DAMAGED", remedy("FULL_REFUND"));
        compare("seller's turn");
        act(seller, ActionName.PROPOSE_REPAIR, 0);
        compare("repair proposed");
        act(buyer, ActionName.AGREE_REPAIR, 0);
        compare("repair tried");
        act(buyer, ActionName.END_REPAIR, 0);
        compare("repair ended");
        act(seller, ActionName.MAKE_OFFER, 0);
        compare("buyer's turn");
        act(buyer, ActionName.REJECT_OFFER, 0);
        compare("nobody's turn");
    }

    @Test
    @DisplayName("N4, V1: in a negotiation that a hazard or silence cuts short, and when the buyer is to file")
    void hazardAndFiling() {
        Map<String, Object> request = request(order, "DAMAGED", 1, remedy("FULL_REFUND"));
        request.put("safetyHazard", true);
        open(request);
        compare("safety, before the seller's answer");
        pass("P3D");
        assertThat(stage()).isEqualTo("FILING");
        compare("filing");
        act(seller, ActionName.MAKE_OFFER, 0);
        compare("filing with an offer");
        pass("P8D");
        assertThat(stage()).isEqualTo("CLOSED");
        compare("closed by silence");
        act(buyer, ActionName.REOPEN, 0);
        compare("reopened");
    }

    @Test
    @DisplayName("V2, M3, N7: while evidence is handed in, asked for and weighed, and an agreement is proposed")
    void evidenceAndMediation() {
        open("DAMAGED", remedy("FULL_REFUND"));
        reject(api.seller(order.seller()), order, number);
        act(buyer, ActionName.ESCALATE, 0);
        compare("evidence");
        act(buyer, ActionName.EXTEND_EVIDENCE, 0);
        act(seller, ActionName.COMPLETE_EVIDENCE, 0);
        compare("evidence of the buyer only");
        act(buyer, ActionName.SUBMIT_EVIDENCE, 0);
        act(buyer, ActionName.COMPLETE_EVIDENCE, 0);
        compare("mediation");
        act(MIA, ActionName.PAUSE, 0);
        compare("mediation, while staff wait for somebody outside");
        act(MIA, ActionName.RESUME, 0);
        act(MIA, ActionName.REQUEST_EVIDENCE, 2);
        compare("evidence asked of both");
        act(buyer, ActionName.COMPLETE_EVIDENCE, 0);
        compare("evidence asked of the seller");
        act(seller, ActionName.COMPLETE_EVIDENCE, 0);
        act(MIA, ActionName.MAKE_OFFER, 0);
        compare("mediator's proposal");
        act(buyer, ActionName.ACCEPT_OFFER, 0);
        compare("mediator's proposal, accepted by the buyer");
        act(MIA, ActionName.PAUSE, 1);
        act(LENA, ActionName.RESUME, 0);
        compare("mediation, whose clock has stood still as often as it may");
        act(MIA, ActionName.HAND_OVER, 0);
        compare("mediation, given back to the group");
    }

    @Test
    @DisplayName("M2: whoever has a conflict of interest is not offered to decide")
    void conflictOfInterest() {
        open("DAMAGED", remedy("FULL_REFUND"));
        bringToMediation(order, number);
        act(OMAR, ActionName.DECLARE_CONFLICT, 0);
        act(SOFIA, ActionName.DECLARE_CONFLICT, 0);
        compare("mediation, with a conflict of Omar and Sofia");
    }

    @Test
    @DisplayName("M4, A1, A3, A5: while a decision is signed, can be appealed, and is appealed by both sides")
    void signatureAndAppeal() {
        about(order().line("L1", "Printer", 1, "6200.00").paid("6250.00"));
        open("DAMAGED", remedy("FULL_REFUND"));
        bringToMediation(order, number);
        act(MIA, ActionName.DECIDE, 1);
        compare("signature");
        act(SOFIA, ActionName.SIGN_DECISION, 0);
        assertThat(stage()).isEqualTo("DECIDED");
        compare("decided");
        act(seller, ActionName.APPEAL, 0);
        compare("appeal to be answered");
        act(buyer, ActionName.APPEAL, 1);
        compare("both appealed");
        act(buyer, ActionName.ANSWER_APPEAL, 0);
        compare("cross-appeal to be answered");
        act(seller, ActionName.ANSWER_APPEAL, 0);
        compare("appeal under review");
        act(LENA, ActionName.PAUSE, 0);
        compare("appeal under review, while staff wait for somebody outside");
        act(LENA, ActionName.DECIDE_APPEAL, 0);
        pass("PT1M");
        compare("after the appeal");
    }

    @Test
    @DisplayName("A3: a senior mediator who took no part in the decision hears the appeal")
    void appealBeforeSomebodyElse() {
        open("DAMAGED", remedy("FULL_REFUND"));
        bringToMediation(order, number);
        act(MIA, ActionName.DECIDE, 0);
        act(seller, ActionName.APPEAL, 0);
        act(buyer, ActionName.ANSWER_APPEAL, 0);
        compare("appeal under review, of a decision that one made alone");
    }

    @Test
    @DisplayName("A5: a side that has waived its appeal is not offered it again")
    void waivedAppeal() {
        open("DAMAGED", remedy("FULL_REFUND"));
        bringToMediation(order, number);
        act(MIA, ActionName.DECIDE, 0);
        compare("decided, both lost something");
        act(buyer, ActionName.WAIVE_APPEAL, 0);
        compare("waived by the buyer");
        act(seller, ActionName.WAIVE_APPEAL, 0);
        compare("waived by both");
        pass("PT1M");
        compare("settled");
    }

    @Test
    @DisplayName("S1, S2: while goods go back, are inspected and objected to")
    void returnOfGoods() {
        open("DAMAGED", remedy("RETURN_AND_REFUND"));
        accept(api.seller(order.seller()), order, number);
        compare("return to be shipped");
        act(buyer, ActionName.SHIP_RETURN, 0);
        compare("return to be inspected");
        String photo = inside.upload(seller, path(number, "/evidence"), "empty box")
                .expect(201)
                .text("/id");
        inside.post(
                        seller,
                        path(number, "/return-inspection"),
                        Map.of("result", "EMPTY", "evidenceIds", List.of(photo)))
                .expect(200);
        compare("objection");
        act(MIA, ActionName.DECIDE, 4);
        assertThat(stage()).isEqualTo("CLOSED");
        compare("denied");
    }

    @Test
    @DisplayName("S3: while a replacement is shipped, received and objected to")
    void replacement() {
        open("DAMAGED", remedy("REPLACEMENT"));
        accept(api.seller(order.seller()), order, number);
        compare("replacement to be shipped");
        act(seller, ActionName.SHIP_REPLACEMENT, 0);
        compare("replacement to be confirmed");
        act(buyer, ActionName.CONFIRM_REPLACEMENT, 1);
        compare("replacement refused");
    }

    @Test
    @DisplayName("S4: while the seller is to pay, and after it was enforced against")
    void payment() {
        about(order().paidToTheSeller("1050.00"));
        open("DAMAGED", remedy("FULL_REFUND"));
        accept(api.seller(order.seller()), order, number);
        compare("refund about to be paid");
        pass("PT1M");
        compare("award to be paid by the seller");
        pass("P20D");
        assertThat(stage()).isEqualTo("CLOSED");
        compare("enforced");
    }

    @Test
    @DisplayName("E21, S1: when a case was ineligible, withdrawn, or its award has lapsed")
    void closed() {
        open("DAMAGED", remedy("RETURN_AND_REFUND"));
        act(buyer, ActionName.WITHDRAW, 0);
        compare("withdrawn");
        open("DAMAGED", remedy("RETURN_AND_REFUND"));
        accept(api.seller(order.seller()), order, number);
        pass("P11D");
        assertThat(stage()).isEqualTo("CLOSED");
        compare("lapsed");
        about(order().delivered(Duration.ofDays(20)));
        open("CHANGE_OF_MIND", remedy("RETURN_AND_REFUND"));
        compare("ineligible");
    }

    private void about(OrderFacts other) {
        order = other;
        buyer = Who.buyer(order.buyer());
        seller = Who.seller(order.seller());
        send(order);
    }

    private void open(String reason, Map<String, Object> remedy) {
        open(request(order, reason, 1, remedy));
    }

    private void open(Map<String, Object> request) {
        number = inside.post(buyer, "/api/v1/cases", request).expect(201).text("/number");
    }

    private String stage() {
        return inside.get(buyer, path(number, "")).expect(200).text("/stage");
    }

    private void act(Who who, ActionName action, int variant) {
        JsonNode view = inside.get(who, path(number, "")).expect(200).body();
        assertThat(Moves.attempt(inside, who, action, href(view, action).orElseThrow(), variant))
                .as("%s by %s in %s", action, who, view)
                .matches(answer -> answer.status() < 300);
    }

    /** Tries everything as everybody. */
    private void compare(String state) {
        JsonNode full = inside.get(buyer, path(number, "")).expect(200).body();
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, Who> caller : callers().entrySet()) {
            Answer seen = inside.get(caller.getValue(), path(number, ""));
            for (ActionName action : ActionName.values()) {
                Optional<String> listed = href(seen.body(), action);
                if (listed.isPresent()) {
                    Stage stage = Stage.valueOf(full.path("stage").asText());
                    SEEN.computeIfAbsent(action.wireName() + " " + stage, first -> new TreeSet<>())
                            .add(letter(caller.getValue()));
                }
                List<Answer> twice =
                        attempt(caller.getValue(), action, listed.orElseGet(() -> Moves.path(action, full)));
                Answer answer = twice.get(0);
                boolean right = listed.isPresent()
                        ? answer.status() >= 200 && answer.status() < 300
                        : REFUSALS.contains(answer.status());
                boolean again = twice.get(1).status() < 300;
                if (again && !DONE_AGAIN.contains(action)
                        || !again && !REFUSALS.contains(twice.get(1).status())) {
                    wrong.add("%s: %s %s, sent again without a key, is answered %d %s"
                            .formatted(
                                    state,
                                    caller.getKey(),
                                    action,
                                    twice.get(1).status(),
                                    twice.get(1).body()));
                }
                if (!right) {
                    wrong.add("%s: %s %s %s but is answered %d %s"
                            .formatted(
                                    state,
                                    caller.getKey(),
                                    action,
                                    listed.map(href -> "is listed at " + href).orElse("is not listed"),
                                    answer.status(),
                                    answer.body()));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String letter(Who who) {
        return who.party() == null ? LETTERS.get(who.role()) : who.party().side() == Side.BUYER ? "B" : "S";
    }

    private static String documented() throws IOException {
        Map<String, Set<String>> table = new TreeMap<>();
        for (Row row : SecurityPage.table("Commands by stage")) {
            row.cells().forEach((stage, cell) -> {
                if (!cell.isEmpty()) {
                    table.put(row.doors().get(0) + " " + stage, new TreeSet<>(List.of(cell.split(" "))));
                }
            });
        }
        return written(table);
    }

    /** As it stands in the document, so that a difference can be taken from here. */
    private static String written(Map<String, Set<String>> table) {
        return Stream.of(ActionName.values())
                .map(action -> STAGES.stream()
                        .map(stage -> table.getOrDefault(action.wireName() + " " + stage, Set.of()).stream()
                                .sorted(Comparator.comparing(ORDER::indexOf))
                                .collect(Collectors.joining(" ")))
                        .collect(Collectors.joining(" | ", "| `" + action.wireName() + "` | ", " |")))
                .collect(Collectors.joining("\n"));
    }

    private Map<String, Who> callers() {
        Map<String, Who> callers = new LinkedHashMap<>();
        callers.put("the buyer", buyer);
        callers.put("the seller", seller);
        callers.put("the mediator who decides", MIA);
        callers.put("a senior mediator", SOFIA);
        callers.put("the lead", LENA);
        callers.put("the marketplace", Who.marketplace());
        if (!strangersTried) {
            // They see nothing in any state.
            strangersTried = true;
            callers.put("another buyer", Who.buyer("B-nobody"));
            callers.put("the buyer's namesake among sellers", Who.seller(order.buyer()));
            callers.put("another mediator", OMAR);
            callers.put("an analyst", Who.staff(Role.ANALYST, "ana"));
        }
        return callers;
    }

    /** Twice, as a client does that got no answer and sends no key. */
    private List<Answer> attempt(Who who, ActionName action, String path) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            Answer first = Moves.attempt(inside, who, action, path, 0);
            return List.of(first, first.status() < 300 ? Moves.attempt(inside, who, action, path, 0) : first);
        });
    }

    private static Optional<String> href(JsonNode view, ActionName action) {
        return view.path("availableActions")
                .valueStream()
                .filter(listed -> listed.path("action").asText().equals(action.wireName()))
                .map(listed -> listed.path("href").asText())
                .findFirst();
    }
}
