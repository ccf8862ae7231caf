package io.redress.e2e;

import static io.redress.OrderFacts.money;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.OrderFacts;
import io.redress.RedressApi.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The journeys that a case can take, from the request to the closed file. */
class CaseJourneyTests extends EndToEnd {

    @Test
    @DisplayName("N1, N2, S3: an agreed partial refund is paid once and closes the case")
    void agreedPartialRefund() {
        OrderFacts order = order();
        send(order);
        Answer opened = open(order, request(order, "DAMAGED", 3, remedy("FULL_REFUND")));
        String number = opened.text("/number");
        assertThat(opened.text("/stage")).isEqualTo("NEGOTIATION");
        assertThat(opened.text("/freight/payer")).isEqualTo("SELLER");

        api.seller(order.seller())
                .post(
                        path(number, "/offers"),
                        Map.of("remedy", remedy("PARTIAL_REFUND", "120.00"), "message", "Sorry."))
                .expect(201);
        Answer agreed = accept(api.buyer(order.buyer()), order, number);
        assertThat(agreed.text("/stage")).isEqualTo("SETTLEMENT");

        pass("PT1M");
        Answer closed = read(order, number);
        assertThat(closed.text("/stage")).isEqualTo("CLOSED");
        assertThat(closed.text("/outcome")).isEqualTo("SETTLED");
        assertThat(closed.text("/settlement/paid/amount")).isEqualTo("120.00");
        assertThat(closed.at("/offers").findValuesAsText("status")).containsExactly("WITHDRAWN", "ACCEPTED");
    }

    @Test
    @DisplayName("N4, V1, V2, M3, A4, S1, S3: silence leads to a dispute, the appeal overturns, the return is refunded")
    void sellerSilentDisputeAppealOverturnedReturnRefund() {
        OrderFacts order = order();
        send(order);
        String number = open(order, request(order, "DAMAGED", 2, remedy("RETURN_AND_REFUND")))
                .text("/number");

        pass("P5D");
        assertThat(read(order, number).text("/stage")).isEqualTo("FILING");
        Answer filed = escalate(api.buyer(order.buyer()), number).expect(200);
        assertThat(filed.text("/stage")).isEqualTo("EVIDENCE");

        handInEvidence(order, number);
        assertThat(read(order, number).text("/stage")).isEqualTo("MEDIATION");
        Answer decided = api.client("mia")
                .post(path(number, "/decision"), decision(remedy("DENIED"), "BUYER", false))
                .expect(200);
        assertThat(decided.text("/stage")).isEqualTo("DECIDED");
        assertThat(read(order, number).text("/decision/statement")).contains("V12");

        String paper = api.buyer(order.buyer())
                .upload(number, "QC_REPORT", "report.txt", "text/plain", TestFiles.text("Broken in the factory."))
                .expect(201)
                .text("/id");
        String appealId = api.buyer(order.buyer())
                .post(
                        path(number, "/appeals"),
                        Map.of(
                                "ground", "NEW_EVIDENCE",
                                "explanation", "The report was not there before.",
                                "evidenceIds", List.of(paper)))
                .expect(201)
                .text("/id");
        assertThat(read(order, number).text("/stage")).isEqualTo("APPEAL");
        api.seller(order.seller())
                .post(path(number, "/appeals/" + appealId + "/answer"), Map.of("statement", "We stand by it."))
                .expect(200);
        api.client("sofia")
                .post(
                        path(number, "/appeals/" + appealId + "/decision"),
                        Map.of(
                                "outcome", "OVERTURNED",
                                "remedy", remedy("RETURN_AND_REFUND"),
                                "fault", "SELLER",
                                "reasons", "The report proves that the goods left the factory broken."))
                .expect(200);
        Answer settling = read(order, number);
        assertThat(settling.text("/stage")).isEqualTo("SETTLEMENT");
        assertThat(settling.actions()).contains("shipReturn");

        api.buyer(order.buyer())
                .post(path(number, "/return-shipment"), Map.of("carrier", "DHL", "trackingNumber", "JD0001"))
                .expect(200);
        pass("P3D");
        resend(order.tracked(now().minus(Duration.ofHours(1)), "RETURNED_TO_SHIPPER"));
        api.seller(order.seller())
                .post(path(number, "/return-inspection"), Map.of("result", "AS_EXPECTED"))
                .expect(200);
        pass("PT1M");
        Answer closed = read(order, number);
        assertThat(closed.text("/outcome")).isEqualTo("SETTLED");
        assertThat(closed.text("/settlement/paid/amount")).isEqualTo("200.00");
    }

    @Test
    @DisplayName("E21: an ineligible request says which rule, which dates and what else can be done")
    void ineligibleWithReasons() {
        OrderFacts order = order().delivered(Duration.ofDays(9));
        send(order);
        Answer closed = open(order, request(order, "CHANGE_OF_MIND", 1, remedy("RETURN_AND_REFUND")));

        assertThat(closed.text("/stage")).isEqualTo("CLOSED");
        assertThat(closed.text("/outcome")).isEqualTo("INELIGIBLE");
        assertThat(closed.at("/findings").findValuesAsText("rule")).contains("E21");
        assertThat(closed.text("/findings/0/explanation")).isNotBlank();
        assertThat(closed.actions()).isEmpty();
    }

    @Test
    @DisplayName("a buyer withdraws during the evidence phase")
    void withdrawn() {
        OrderFacts order = order();
        send(order);
        String number =
                open(order, request(order, "DEFECTIVE", 1, remedy("REPAIR"))).text("/number");
        reject(api.seller(order.seller()), order, number);
        escalate(api.buyer(order.buyer()), number).expect(200);

        Answer withdrawn =
                api.buyer(order.buyer()).post(path(number, "/withdraw")).expect(200);
        assertThat(withdrawn.text("/stage")).isEqualTo("CLOSED");
        assertThat(withdrawn.text("/outcome")).isEqualTo("WITHDRAWN");
        assertThat(withdrawn.at("/deadlines")).isEmpty();
        assertThat(withdrawn.at("/offers").findValuesAsText("status")).doesNotContain("OPEN");
    }

    @Test
    @DisplayName("N7: the parties settle while the mediator has the case")
    void settlementDuringMediation() {
        OrderFacts order = order();
        send(order);
        String number =
                open(order, request(order, "DAMAGED", 1, remedy("FULL_REFUND"))).text("/number");
        bringToMediation(order, number);

        api.seller(order.seller())
                .post(path(number, "/offers"), Map.of("remedy", remedy("COMPENSATION", "30.00")))
                .expect(201);
        accept(api.buyer(order.buyer()), order, number);
        pass("PT1M");
        Answer closed = read(order, number);
        assertThat(closed.text("/outcome")).isEqualTo("SETTLED");
        assertThat(closed.text("/settlement/basis")).isEqualTo("AGREEMENT");
        assertThat(closed.text("/settlement/paid/amount")).isEqualTo("30.00");
        api.client("mia")
                .post(path(number, "/decision"), decision(remedy("DENIED"), "NONE", false))
                .expect(409);
    }

    @Test
    @DisplayName("S4: an award that the seller ignores is collected from its guarantee, and costs it points")
    void awardIgnoredEnforced() {
        OrderFacts order = order().paidToTheSeller("1050.00");
        send(order);
        api.marketplace()
                .put("/api/v1/sellers/" + order.seller() + "/guarantee", Map.of("amount", money("80.00")))
                .expect(200);
        String number =
                open(order, request(order, "DAMAGED", 1, remedy("FULL_REFUND"))).text("/number");
        assertThat(read(order, number).text("/effectiveChannel")).isEqualTo("OFFLINE");
        bringToMediation(order, number);
        api.client("mia")
                .post(path(number, "/decision"), decision(remedy("FULL_REFUND"), "SELLER", false))
                .expect(200);
        api.seller(order.seller()).post(path(number, "/appeals/waive")).expect(200);
        pass("PT1M");
        Answer waiting = read(order, number);
        assertThat(waiting.at("/deadlines").findValuesAsText("name")).contains("AWARD_PAYMENT");

        pass("P11D");
        Answer enforced = read(order, number);
        assertThat(enforced.text("/outcome")).isEqualTo("ENFORCED");
        assertThat(enforced.text("/settlement/paid/amount")).isEqualTo("80.00");
        Answer standing = api.marketplace()
                .get("/api/v1/sellers/" + order.seller() + "/standing")
                .expect(200);
        assertThat(standing.at("/penaltyPoints").asInt()).isPositive();
    }
}
