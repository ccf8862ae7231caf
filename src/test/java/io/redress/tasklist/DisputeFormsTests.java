package io.redress.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.redress.tasklist.CaseUnderway.remedy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.redress.OrderFacts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The forms of a case until it is decided: negotiation, evidence, mediation. */
class DisputeFormsTests extends FormsTest {

    // ---- negotiation ----------------------------------------------------------------------------------------------

    @Test
    @Completes("answer-request")
    @DisplayName("N1, N5: the seller cannot go to the dispute before its first answer, and refuses with a reason")
    void theSellerRefusesOnThePhone() {
        CaseUnderway subject = opened("FULL_REFUND");
        Tasklist omar = open("omar", PARTIES, subject);
        omar.choose("What does the seller answer?", "Take it to a formal dispute")
                .select("Remedy", "Full refund");
        omar.fill("What was expected", "Nothing")
                .fill("What was received instead", "Nothing")
                .submit();
        assertThat(omar.refusal()).containsText("cannot take 'escalate' from you now. It can take: makeOffer");
        omar.photographAll("answer-request-refused");

        omar.choose("What does the seller answer?", "Refuse it, with a reason").fill("Reason for the refusal", "X");
        assertThat(omar.errorAt("Reason for the refusal")).containsText("minimum length");
        assertThat(omar.completeButton()).isDisabled();
        omar.photographAll("answer-request");
        omar.fill("Reason for the refusal", "They left us whole.").completeByKeyboard();
        sent(omar);

        assertThat(subject.read().text("/offers/0/reason")).isEqualTo("They left us whole.");
        assertThat(subject.event("case.offer_rejected").at("/actor/actingFor").asText())
                .isEqualTo(subject.party("seller"));
    }

    @Test
    @Completes("answer-offer")
    @DisplayName("N1, F50: the buyer reads the seller's offer and makes a counter-offer, with who pays the freight")
    void theBuyerMakesACounterOffer() {
        CaseUnderway subject = opened("FULL_REFUND").offeredBySeller(remedy("PARTIAL_REFUND", "90.00"));
        Tasklist omar = open("omar", PARTIES, subject);
        assertThat(omar.facts()).containsText("Open offer, by the seller: partial refund of 90.00 USD");
        omar.photographAll("answer-offer-facts").backToTheForm();
        omar.choose("What does the buyer answer?", "Make a counter-offer").select("Remedy", "Partial refund");
        omar.fill("Amount", "2,50.00").select("Who pays the return freight", "Seller");
        assertThat(omar.errorAt("Amount")).containsText("This cannot be read");
        omar.photographAll("answer-offer");
        complete(omar.fill("Amount", "250.00").fill("Message", "Half of them are broken."));

        assertThat(subject.read().at("/offers").findValuesAsText("status"))
                .containsExactly("WITHDRAWN", "WITHDRAWN", "OPEN");
        JsonNode offer = subject.read().at("/offers/2");
        assertThat(offer.at("/by").asText()).isEqualTo("BUYER");
        assertThat(offer.at("/remedy/amount/amount").asText()).isEqualTo("250.00");
        assertThat(offer.at("/freightPayer").asText()).isEqualTo("SELLER");
    }

    @Test
    @Completes({"continue-negotiation", "answer-offer"})
    @DisplayName("N1, N2, N5: after a refusal the seller offers anew, and the buyer goes to the dispute")
    void theNegotiationGoesOnAndFails() {
        CaseUnderway subject = opened("FULL_REFUND").refusedBySeller();
        Tasklist omar = open("omar", PARTIES, subject);
        assertThat(omar.facts()).containsText("Why not: They left us whole.");
        omar.backToTheForm()
                .choose("For whom do you act?", "Seller")
                .choose("What does the party do?", "Make a new offer");
        omar.select("Remedy", "Compensation").fill("Amount", "thirty");
        assertThat(omar.errorAt("Amount")).containsText("This cannot be read");
        omar.photographAll("continue-negotiation");
        complete(omar.fill("Amount", "30"));
        assertThat(subject.read().text("/offers/1/by")).isEqualTo("SELLER");

        open("omar", PARTIES, subject).choose("What does the buyer answer?", "Take it to a formal dispute");
        omar.select("Remedy", "Full refund").fill("What was expected", "Whole lamps");
        omar.fill("What was received instead", "").photographAll("answer-offer-dispute");
        assertThat(omar.errorAt("What was received instead")).containsText("required");
        complete(omar.fill("What was received instead", "Broken lamps"));
        subject.standsAt("EVIDENCE");
        assertThat(subject.read().text("/statement/received")).isEqualTo("Broken lamps");
    }

    @Test
    @Completes("file-dispute")
    @DisplayName("N4, V1: the seller stays silent, and the buyer files the dispute for a part of the money")
    void theBuyerFilesADispute() {
        CaseUnderway subject = opened("FULL_REFUND").pass("P5D");
        subject.standsAt("FILING");
        Tasklist omar = open("omar", PARTIES, subject);
        omar.fill("What was expected", "Ten whole lamps").fill("What was received instead", "Five are broken");
        omar.select("Remedy sought", "Partial refund").fill("Amount", "-300");
        assertThat(omar.errorAt("Amount")).containsText("This cannot be read");
        omar.photographAll("file-dispute");
        complete(omar.fill("Amount", "300.00"));

        subject.standsAt("EVIDENCE");
        assertThat(subject.read().text("/statement/expected")).isEqualTo("Ten whole lamps");
        assertThat(subject.event("case.dispute_opened")
                        .at("/data/requestedRemedy")
                        .asText())
                .isEqualTo("partial refund of 300.00 USD");
    }

    // ---- formal dispute -------------------------------------------------------------------------------------------

    @Test
    @Completes({"submit-evidence", "submit-evidence"})
    @DisplayName("V2, V4: each side says on the phone what it has to say, or that it has nothing, and evidence closes")
    void bothSidesHaveSaidWhatTheyHave() {
        CaseUnderway subject = opened("FULL_REFUND").disputed();
        Tasklist omar = open("omar", PARTIES, subject.number() + " · buyer");
        omar.fill("Statement", "x".repeat(10_001));
        assertThat(omar.errorAt("Statement")).containsText("maximum length");
        omar.fill("Statement", "Five of ten were broken in the box.").photographAll("submit-evidence");
        complete(omar);
        subject.standsAt("EVIDENCE");
        complete(open("omar", PARTIES, subject.number() + " · seller"));

        subject.standsAt("MEDIATION");
        assertThat(subject.evidence()).hasSize(1);
        assertThat(subject.evidence().at("/0/type").asText()).isEqualTo("STATEMENT");
        assertThat(subject.evidence().at("/0/submittedBy").asText()).isEqualTo("BUYER");
    }

    @Test
    @Completes({"decide-dispute", "answer-evidence-request"})
    @DisplayName("M3, V2: the mediator asks the buyer for papers within a term, and the buyer answers")
    void theMediatorAsksForMore() {
        CaseUnderway subject = opened("FULL_REFUND").inMediation();
        Tasklist mia = open("mia", MEDIATION, subject).choose("What comes next?", "Ask for more evidence");
        mia.choose("Who is asked?", "Buyer").fill("What it should show", "The boxes from outside");
        mia.select("What is needed", "Photo").fill("Days to answer", "31");
        assertThat(mia.errorAt("Days to answer")).containsText("maximum value of 30");
        mia.photographAll("decide-dispute-ask");
        complete(mia.fill("Days to answer", "4"));
        assertThat(subject.buyer().get("/api/v1/cases/" + subject.number()).actions())
                .contains("completeEvidence");

        Tasklist omar = open("omar", PARTIES, subject);
        assertThat(omar.facts()).containsText("Asked for: photo (buyer): The boxes from outside");
        omar.photographAll("answer-evidence-request-facts").backToTheForm();
        omar.fill("Statement", "x".repeat(10_001));
        assertThat(omar.errorAt("Statement")).containsText("maximum length");
        complete(omar.fill("Statement", "The boxes were whole.").photographAll("answer-evidence-request"));
        subject.standsAt("MEDIATION");
        assertThat(subject.readBy("mia").actions()).contains("decide");
        // It came back to whoever asked; a lead would have to hand it over first.
        assertThat(subject.readBy("lena").actions()).contains("handOver").doesNotContain("decide");
        assertThat(subject.evidence()).hasSize(3);
    }

    @Test
    @Completes("decide-dispute")
    @DisplayName("M3, N2, N7: the mediator proposes a settlement, looks at the case meanwhile, and both sides accept")
    void theMediatorProposesASettlement() {
        CaseUnderway subject = opened("FULL_REFUND").inMediation();
        Tasklist mia = open("mia", MEDIATION, subject).choose("What comes next?", "Propose a settlement");
        mia.select("Remedy", "Partial refund").fill("Amount", "250.00").fill("Message to both parties", "");
        assertThat(mia.errorAt("Message to both parties")).containsText("required");
        mia.photographAll("decide-dispute-propose");
        mia.facts();
        assertThat(mia.backToTheForm().field("Amount")).hasValue("250.00");
        mia.fill("Message to both parties", "Half of the lamps can be used.").submit();
        sent(mia);
        mia.list(MINE);
        assertThat(mia.entries(subject.number())).hasCount(1);
        assertThat(subject.read().text("/offers/1/by")).isEqualTo("MEDIATOR");

        subject.acceptedBy(subject.seller()).standsAt("MEDIATION");
        subject.acceptedBy(subject.buyer()).pass("PT1M").endedAs("SETTLED");
        assertThat(subject.read().text("/settlement/paid/amount")).isEqualTo("250.00");
    }

    @Test
    @Completes({"sign-decision", "decide-dispute"})
    @DisplayName("M4: a senior mediator does not sign, and says to the mediator why")
    void theSecondSignatureIsRefused() {
        OrderFacts order = order().line("L1", "Lathe", 10, "1000.00").paid("10050.00");
        CaseUnderway subject = CaseUnderway.opened(api, order, 8, remedy("FULL_REFUND"))
                .inMediation()
                .decided(remedy("FULL_REFUND"));
        Tasklist sofia = open("sofia", SIGNATURES, subject)
                .choose("Do you sign this decision?", "No, it goes back to the mediator");
        sofia.fill("Reasons", "No.");
        assertThat(sofia.errorAt("Reasons")).containsText("minimum length");
        sofia.photographAll("sign-decision");
        complete(sofia.fill("Reasons", "The packing list was not looked at."));
        subject.standsAt("MEDIATION");
        assertThat(subject.file().text("/decision/signatureReasons")).isEqualTo("The packing list was not looked at.");

        Tasklist mia = signedIn("mia").list(MINE).open(subject.number());
        assertThat(mia.facts()).containsText("Not signed by sofia: The packing list was not looked at.");
        mia.photographAll("decide-dispute-facts").backToTheForm();
        mia.choose("What comes next?", "Decide the dispute").select("Remedy", "Partial refund");
        mia.fill("Amount", "4000.00").choose("Whose fault was it?", "Seller").fill("Reasons", REASONS);
        complete(mia);
        subject.standsAt("DECIDED");
    }
}
