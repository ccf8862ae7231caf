package io.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.OrderFacts;
import io.redress.RedressApi.Answer;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What happens while a case is with the mediators. */
class MediationJourneyTests extends EndToEnd {

    private static final Map<String, Object> SIGN = Map.of("approve", true);
    private static final Map<String, Object> REFUSE =
            Map.of("approve", false, "reasons", "The invoice was not looked at.");

    @Test
    @DisplayName("M4: above the limit a senior mediator signs; refused, the decision goes back to the mediator")
    void secondSignature() {
        OrderFacts order = order().line("L1", "Printer", 1, "6200.00").paid("6250.00");
        String number = disputed(order);

        Answer decided = api.client("mia")
                .post(path(number, "/decision"), decision(remedy("FULL_REFUND"), "SELLER", false))
                .expect(200);
        assertThat(decided.text("/stage")).isEqualTo("MEDIATION");
        assertThat(read(order, number).at("/decision").isMissingNode()).isTrue();
        assertThat(decided.actions()).doesNotContain("decide", "signDecision");
        api.client("omar").post(path(number, "/decision/signature"), SIGN).expect(409);

        Answer refused = api.client("sofia")
                .post(path(number, "/decision/signature"), REFUSE)
                .expect(200);
        assertThat(refused.text("/decision/signatureReasons")).isEqualTo("The invoice was not looked at.");
        api.client("mia")
                .post(path(number, "/decision"), decision(remedy("PARTIAL_REFUND", "5500.00"), "SELLER", false))
                .expect(200);
        api.client("lena").post(path(number, "/decision/signature"), SIGN).expect(200);

        Answer issued = read(order, number);
        assertThat(issued.text("/stage")).isEqualTo("DECIDED");
        assertThat(issued.text("/decision/remedy/amount/amount")).isEqualTo("5500.00");
    }

    @Test
    @DisplayName("M2: a conflict hands the task back, and somebody else decides")
    void conflictOfInterest() {
        OrderFacts order = order();
        String number = disputed(order);

        api.client("mia")
                .post(path(number, "/conflicts"), Map.of("note", "The owner is my cousin.", "party", "SELLER"))
                .expect(200);
        Answer forbidden = api.client("mia")
                .post(path(number, "/decision"), decision(remedy("DENIED"), "NONE", false))
                .expect(403);
        assertThat(forbidden.text("/code")).isEqualTo("conflict-of-interest");
        api.client("omar")
                .post(path(number, "/decision"), decision(remedy("DENIED"), "NONE", false))
                .expect(200);
    }

    @Test
    @DisplayName("M1: warnings at half and four fifths of the target; after three weeks the lead has the case")
    void timeRunsOut() {
        OrderFacts order = order();
        String number = disputed(order);

        pass("P22D");

        Answer timeline = api.client("lena").get(path(number, "/timeline")).expect(200);
        assertThat(timeline.at("/items").findValuesAsText("type"))
                .containsSubsequence(
                        "case.routed",
                        "case.deadline_approaching",
                        "case.deadline_approaching",
                        "case.escalated_to_lead");
        assertThat(timeline.at("/items").findValuesAsText("warning"))
                .containsExactly("MEDIATION_HALF", "MEDIATION_FOUR_FIFTHS");
        api.client("lena")
                .post(path(number, "/decision"), decision(remedy("DENIED"), "NONE", false))
                .expect(200);
    }

    @Test
    @DisplayName("V31: nothing shown by the side that must: the mediator finds a draft, the parties do not")
    void draftAgainstTheSilentSide() {
        OrderFacts order = order();
        send(order);
        String number = open(order, request(order, "NOT_DELIVERED", 10, remedy("FULL_REFUND")))
                .text("/number");
        reject(api.seller(order.seller()), order, number);
        escalate(api.buyer(order.buyer()), number).expect(200);
        pass("P8D");

        Answer file = api.client("mia").get(path(number, "")).expect(200);

        assertThat(file.text("/stage")).isEqualTo("MEDIATION");
        assertThat(file.text("/decision/status")).isEqualTo("DRAFT");
        assertThat(file.text("/decision/remedy/type")).isEqualTo("FULL_REFUND");
        assertThat(read(order, number).at("/decision").isMissingNode()).isTrue();
    }

    private String disputed(OrderFacts order) {
        send(order);
        String number =
                open(order, request(order, "DAMAGED", 1, remedy("FULL_REFUND"))).text("/number");
        bringToMediation(order, number);
        return number;
    }
}
