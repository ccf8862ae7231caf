package io.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.OrderFacts;
import io.redress.RedressApi;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What each side is mailed on the way of its case. */
@DisplayName("Mails to buyer and seller")
class MailJourneyTests extends Mailed {

    @Test
    @DisplayName("a case is opened: the buyer hears that it is, the seller what it can do and until when")
    void opened() {
        OrderFacts order = order();
        String number = opened(order);
        String until = dueAt(order, number, "SELLER_RESPONSE");
        tell();

        assertThat(subjects(buyerOf(order))).containsExactly(number + ": Your case is open");
        assertThat(subjects(sellerOf(order))).containsExactly(number + ": The buyer has opened a case");
        Received toSeller = to(sellerOf(order)).get(0);
        assertThat(toSeller.text())
                .startsWith("Hello Sam Seller,\n\nThe buyer has opened a case.\n")
                .contains(
                        "\nThe reason given is: damaged.\n",
                        "\nThe buyer asks for: full refund.\n",
                        "\nThe case waits for you, until " + until + ". You can:\n\n- accept the request\n"
                                + "- refuse the request, and say why\n- make an offer of your own\n",
                        "\nIf you do nothing, the case goes to the formal dispute.\n",
                        "\nThe case: https://market.example/cases/" + number + "\n",
                        "\nCase " + number + " about order " + order.id() + "\n3 × Desk lamp\n",
                        "\nYou get this as the seller of that order.")
                .doesNotContain("\n\n\n", "What arrived is not what was ordered", "Bea Buyer");
        assertThat(toSeller.html())
                .contains(
                        "<bdi>Sam Seller</bdi>",
                        ">The buyer has opened a case</h1>",
                        "<p>The buyer asks for: full refund.</p>",
                        ">" + until + "</span>. You can:",
                        "<li>accept the request</li>",
                        "href=\"https://market.example/cases/" + number + "\"",
                        "<bdi>3 × Desk lamp</bdi>")
                .doesNotContain(" th:", "What arrived is not what was ordered");
        Received toBuyer = to(buyerOf(order)).get(0);
        assertThat(toBuyer.text())
                .contains("It is the seller's turn, until " + until + ".", "\nYou can:\n", "- withdraw the case\n")
                .doesNotContain("The case waits for you");
        assertThat(toBuyer.html()).contains("<p>It is the seller&#39;s turn, until " + until + ".</p>");
    }

    @Test
    @DisplayName("headers say who sends, that a program does, and which mail of which case it is")
    void headers() {
        OrderFacts order = order();
        String number = opened(order);
        tell();

        Received mail = to(sellerOf(order)).get(0);
        assertThat(mail.header("From")).isEqualTo("Redress <disputes@market.example>");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.header("Message-ID")).matches("<[0-9a-f-]{36}\\.seller@market\\.example>");
        assertThat(mail.header("References")).isEqualTo("<" + number + ".seller@market.example>");
        assertThat(mail.recipients()).isEqualTo(1);
        assertThat(mail.headers())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("x-"));
    }

    @Test
    @DisplayName("E21: an ineligible request: the buyer hears why and what else there is, the seller nothing")
    void ineligible() {
        OrderFacts order = order().delivered(Duration.ofDays(9));
        send(order);
        String number = open(order, request(order, "CHANGE_OF_MIND", 1, remedy("RETURN_AND_REFUND")))
                .text("/number");
        String why = read(order, number).text("/findings/0/explanation");
        tell();

        assertThat(to(sellerOf(order))).isEmpty();
        assertThat(subjects(buyerOf(order))).containsExactly(number + ": Your request cannot be taken up");
        assertThat(to(buyerOf(order)).get(0).text()).contains(why);
        assertThat(to(buyerOf(order)).get(0).html()).contains("<p>" + why + "</p>");
    }

    @Test
    @DisplayName("N1, N2: each offer goes to the other side, the agreement to both, and then the money")
    void agreement() {
        OrderFacts order = order();
        String number = opened(order);
        api.seller(order.seller())
                .post(
                        path(number, "/offers"),
                        Map.of("remedy", remedy("PARTIAL_REFUND", "120.00"), "message", "Sorry from the heart."))
                .expect(201);
        String until = dueAt(order, number, "BUYER_RESPONSE");
        tell();
        Received offered = the(buyerOf(order), "The seller has made you an offer");
        assertThat(offered.text())
                .contains(
                        "The offer is: partial refund of 120.00 USD.",
                        "until " + until,
                        "- accept the offer",
                        "If you do nothing, the case is withdrawn.")
                .doesNotContain("from the heart");
        assertThat(offered.html()).contains("partial refund of 120.00 USD").doesNotContain("from the heart");

        api.buyer(order.buyer())
                .post(path(number, "/offers"), Map.of("remedy", remedy("PARTIAL_REFUND", "200.00")))
                .expect(201);
        tell();
        assertThat(the(sellerOf(order), "The buyer has made you an offer").text())
                .contains("partial refund of 200.00 USD");

        accept(api.seller(order.seller()), order, number);
        tell();
        pass("PT1M");
        assertThat(the(buyerOf(order), "You have an agreement").text())
                .contains("The seller has accepted the offer.", "Agreed is: partial refund of 200.00 USD.");
        assertThat(the(sellerOf(order), "You have an agreement").text()).contains("You have accepted the offer.");
        assertThat(the(buyerOf(order), "Money is held for you").text()).contains("200.00 USD of what you paid");
        assertThat(the(buyerOf(order), "Your refund is paid").text()).contains("200.00 USD is paid to you.");
        assertThat(the(sellerOf(order), "The buyer's refund is paid").html())
                .contains("200.00 USD is paid to the buyer.");
        assertThat(the(buyerOf(order), "The case is settled and closed").text())
                .doesNotContain("You can", "The case waits");
        the(sellerOf(order), "The case is settled and closed");
        assertThat(subjects(buyerOf(order))).hasSize(6).doesNotHaveDuplicates();
        assertThat(subjects(sellerOf(order))).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("N4, V1: whose term ends is reminded; when the seller stays silent, both hear what comes next")
    void sellerSilent() {
        OrderFacts order = order();
        String number = opened(order);
        String until = dueAt(order, number, "SELLER_RESPONSE");
        pass("P4DT12H");
        Received reminder = the(sellerOf(order), "A term of yours ends soon");
        assertThat(reminder.text()).contains("Your term for an answer ends on " + until + ".");
        assertThat(reminder.html()).contains("Your term for an answer ends on " + until + ".");
        assertThat(subjects(buyerOf(order))).containsExactly(number + ": Your case is open");

        pass("P1D");
        assertThat(the(sellerOf(order), "A term of yours is over").text()).contains("Your term for an answer is over.");
        assertThat(the(buyerOf(order), "The seller did not act in time").text())
                .contains(
                        "The case waits for you, until " + dueAt(order, number, "FILING"),
                        "- take the case to the formal dispute",
                        "If you do nothing, the case is withdrawn.");

        pass("P8D");
        assertThat(the(buyerOf(order), "Your case is withdrawn").text()).contains("You did not act in time.");
        assertThat(the(sellerOf(order), "The buyer's case is withdrawn").text())
                .contains("The buyer did not act in time.");
        assertThat(subjects(buyerOf(order))).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("V2: a dispute is opened for both; more evidence is asked of one; its silence is told to it")
    void disputeAndEvidence() {
        OrderFacts order = order();
        String number = opened(order);
        reject(api.seller(order.seller()), order, number);
        escalate(api.buyer(order.buyer()), number).expect(200);
        tell();
        assertThat(the(buyerOf(order), "The case is now a formal dispute").text())
                .contains(
                        "You have taken the case to the formal dispute, and ask for: full refund.",
                        "- hand in evidence",
                        "until " + dueAt(order, number, "BUYER_EVIDENCE"))
                .doesNotContain("Broken lamps");
        assertThat(the(sellerOf(order), "The case is now a formal dispute").text())
                .contains("The buyer has taken the case to the formal dispute", "- hand in evidence")
                .doesNotContain("Broken lamps");

        handInEvidence(order, number);
        api.client("mia")
                .post(
                        path(number, "/evidence-requests"),
                        Map.of(
                                "party",
                                "SELLER",
                                "types",
                                List.of("QC_REPORT"),
                                "note",
                                "Only the seller needs to know why.",
                                "days",
                                3))
                .expect(201);
        tell();
        Received asked = the(sellerOf(order), "The mediator asks you for more evidence");
        assertThat(asked.text())
                .contains("Asked for is: QC report.", "until " + dueAt(order, number, "EVIDENCE_REQUEST"))
                .doesNotContain("needs to know why", "mia");
        assertThat(asked.html()).doesNotContain("needs to know why", "mia");
        assertThat(subjects(buyerOf(order))).noneMatch(subject -> subject.contains("mediator"));
        assertThat(subjects(sellerOf(order))).noneMatch(subject -> subject.contains("handed in"));

        pass("P4D");
        assertThat(the(sellerOf(order), "A term of yours is over").text())
                .contains("Your term for handing in what the mediator asked for is over.");
        assertThat(subjects(buyerOf(order))).noneMatch(subject -> subject.contains("term"));
    }

    @Test
    @DisplayName("M3, A1 to A4: decision for both, appeal for the other side, its end for both; staff are not named")
    void decisionAndAppeal() {
        OrderFacts order = order();
        String number = opened(order);
        bringToMediation(order, number);
        api.client("mia")
                .post(path(number, "/decision"), decision(remedy("RETURN_AND_REFUND"), "SELLER", true))
                .expect(200);
        String until = dueAt(order, number, "APPEAL_WINDOW");
        tell();
        for (String side : List.of(buyerOf(order), sellerOf(order))) {
            assertThat(the(side, "The dispute is decided").text())
                    .contains(
                            "The decision is: return and refund.",
                            "The fault was found with the seller.",
                            "The goods are to be sent back.",
                            "- appeal, until " + until)
                    .doesNotContain("The photos show", "mia");
            assertThat(the(side, "The dispute is decided").html()).doesNotContain("The photos show", ">mia");
        }

        RedressApi.As seller = api.seller(order.seller());
        String appeal = seller.post(
                        path(number, "/appeals"),
                        Map.of("ground", "RULE_MISAPPLIED", "explanation", "V12 was read too narrowly."))
                .expect(201)
                .text("/id");
        tell();
        assertThat(the(buyerOf(order), "The seller has appealed").text())
                .contains("The ground is: rule misapplied.", "- answer the appeal")
                .doesNotContain("too narrowly");
        assertThat(subjects(sellerOf(order))).noneMatch(subject -> subject.endsWith("appealed"));

        api.buyer(order.buyer())
                .post(path(number, "/appeals/" + appeal + "/answer"), Map.of("statement", "It was not."))
                .expect(200);
        api.client("sofia")
                .post(
                        path(number, "/appeals/" + appeal + "/decision"),
                        Map.of("outcome", "UPHELD", "reasons", "It was read as it is written."))
                .expect(200);
        tell();
        assertThat(the(buyerOf(order), "The appeal is decided").text())
                .contains(
                        "The outcome is: upheld. What stands from now on is: return and refund.",
                        "- send the goods back, and tell the carrier and the tracking number",
                        "until " + dueAt(order, number, "RETURN_SHIPMENT"),
                        "If you do nothing, you lose what was awarded to you.")
                .doesNotContain("sofia", "as it is written");
        assertThat(the(sellerOf(order), "The appeal is decided").text()).contains("It is the buyer's turn");
    }

    @Test
    @DisplayName("a withdrawal is confirmed to the buyer and told to the seller")
    void withdrawn() {
        OrderFacts order = order();
        String number = opened(order);
        api.buyer(order.buyer()).post(path(number, "/withdraw")).expect(200);
        tell();

        assertThat(the(buyerOf(order), "Your case is withdrawn").text()).contains("You have withdrawn it.");
        assertThat(the(sellerOf(order), "The buyer's case is withdrawn").text())
                .contains("The buyer has withdrawn it.", "Nothing more is asked of anybody.");
    }

    @Test
    @DisplayName("N7: a mediator's proposal goes to both, and who has accepted it is told")
    void proposal() {
        OrderFacts order = order();
        String number = opened(order);
        bringToMediation(order, number);
        api.client("mia")
                .post(path(number, "/offers"), Map.of("remedy", remedy("COMPENSATION", "30.00")))
                .expect(201);
        tell();
        for (String side : List.of(buyerOf(order), sellerOf(order))) {
            assertThat(the(side, "The mediator proposes a settlement").text())
                    .contains("The offer is: compensation of 30.00 USD.", "- accept the offer");
        }

        api.buyer(order.buyer())
                .post(path(number, "/offers/" + openOffer(order, number) + "/accept"))
                .expect(200);
        tell();
        assertThat(the(sellerOf(order), "The buyer has accepted the proposal").text())
                .contains("It binds once both sides have accepted it.", "- accept the offer");
    }

    @Test
    @DisplayName("what staff write to one side, and messages at all, are not mailed")
    void messagesAreNotMailed() {
        OrderFacts order = order();
        String number = opened(order);
        bringToMediation(order, number);
        tell();
        List<String> before = subjects(buyerOf(order));
        api.client("mia")
                .post(path(number, "/messages"), Map.of("text", "For you alone.", "to", "BUYER"))
                .expect(201);
        api.buyer(order.buyer())
                .post(path(number, "/messages"), Map.of("text", "Hello."))
                .expect(201);
        tell();
        assertThat(subjects(buyerOf(order))).isEqualTo(before);
        assertThat(subjects(sellerOf(order))).noneMatch(subject -> subject.contains("message"));
    }

    /** The end of a running term, spelled. */
    private String dueAt(OrderFacts order, String number, String name) {
        return read(order, number)
                .at("/deadlines")
                .valueStream()
                .filter(deadline -> deadline.path("name").asText().equals(name))
                .map(deadline -> Instant.parse(deadline.path("dueAt").asText()))
                .map(at -> at.atOffset(ZoneOffset.UTC)
                        .format(DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)))
                .findFirst()
                .orElseThrow();
    }
}
