package io.redress.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.redress.tasklist.CaseUnderway.remedy;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The forms of a case that is decided or agreed: appeal and settlement. */
class AwardFormsTests extends FormsTest {

    // ---- appeal ---------------------------------------------------------------------------------------------------

    @Test
    @Completes({"consider-appeal", "consider-appeal"})
    @DisplayName("A1, A2: an appeal without the new evidence it claims is refused and says why; with it, it is heard")
    void thePartyAppealsOnThePhone() {
        CaseUnderway subject = opened("FULL_REFUND").inMediation().decided(remedy("PARTIAL_REFUND", "50.00"));
        Tasklist omar = open("omar", PARTIES, subject);
        assertThat(omar.facts()).containsText("Decided: The buyer gets a partial refund of 50.00 USD.");
        omar.backToTheForm().choose("For whom do you act?", "Buyer").choose("What does the party do?", "Appeal");
        omar.choose("Ground", "New evidence").fill("Explanation", "Look.");
        assertThat(omar.errorAt("Explanation")).containsText("minimum length");
        omar.photographAll("consider-appeal");
        omar.fill("Explanation", "A report of the laboratory has come in.").submit();
        sent(omar);
        subject.event("case.appeal_refused");
        subject.standsAt("DECIDED");

        subject.paper(subject.buyer(), "LAB_REPORT", "The glass was too thin.");
        open("omar", PARTIES, subject);
        assertThat(omar.facts()).containsText("Refused appeal of the buyer (new evidence)");
        omar.photographAll("consider-appeal-facts").backToTheForm();
        omar.choose("For whom do you act?", "Buyer").choose("What does the party do?", "Appeal");
        omar.choose("Ground", "New evidence").fill("Explanation", "A report of the laboratory has come in.");
        complete(omar);
        subject.standsAt("APPEAL");
        assertThat(subject.read().at("/appeals").findValuesAsText("status")).containsExactly("REFUSED", "ADMITTED");
        assertThat(subject.read().at("/appeals/1/evidenceIds")).hasSize(1);
    }

    @Test
    @Completes("consider-appeal")
    @DisplayName("A5: only the side that lost can waive; when it does, the award is settled at once")
    void theLosingSideWaives() {
        CaseUnderway subject = opened("FULL_REFUND").inMediation().decided(remedy("FULL_REFUND"));
        Tasklist omar = open("omar", PARTIES, subject);
        omar.choose("What does the party do?", "Waive the appeal").choose("For whom do you act?", "Buyer");
        omar.submit();
        assertThat(omar.refusal()).containsText("cannot take 'waiveAppeal' from you now");
        omar.photographAll("consider-appeal-waive");
        omar.choose("For whom do you act?", "Seller").completeByKeyboard();
        sent(omar);

        subject.pass("PT1M").endedAs("SETTLED");
        assertThat(subject.event("case.appeal_waived").at("/actor/actingFor").asText())
                .isEqualTo(subject.party("seller"));
    }

    @Test
    @Completes({"answer-appeal", "answer-appeal"})
    @DisplayName("A1, A3: the other side answers the appeal, and the first appellant the cross-appeal")
    void bothSidesAreHeard() {
        CaseUnderway subject = opened("FULL_REFUND").inMediation().decided(remedy("PARTIAL_REFUND", "50.00"));
        subject.appealedBy(subject.buyer()).appealedBy(subject.seller());
        Tasklist omar = open("omar", PARTIES, subject);
        assertThat(omar.facts()).containsText("Appeal of the buyer (rule misapplied): V12 was read much too narrowly.");
        omar.photographAll("answer-appeal-facts").backToTheForm().fill("Answer", "");
        assertThat(omar.errorAt("Answer")).containsText("required");
        omar.photographAll("answer-appeal");
        complete(omar.fill("Answer", "V12 was read as it is written."));
        assertThat(subject.read().text("/appeals/0/answer")).isEqualTo("V12 was read as it is written.");

        open("omar", PARTIES, subject).fill("Answer", "The seller has lost by its own photos.");
        complete(omar);
        assertThat(subject.read().at("/appeals").findValuesAsText("status")).containsExactly("HEARD", "HEARD");
        assertThat(api.client("sofia")
                        .get("/api/v1/cases/" + subject.number())
                        .expect(200)
                        .actions())
                .contains("decideAppeal");
    }

    @Test
    @Completes("review-appeal")
    @DisplayName("A3, A4: the reviewer must change something to call it amended, and the amended award is settled")
    void theReviewerAmends() {
        CaseUnderway subject = opened("FULL_REFUND").inMediation().decided(remedy("PARTIAL_REFUND", "50.00"));
        subject.appealedBy(subject.buyer()).appealAnsweredBy(subject.seller());
        Tasklist sofia = open("sofia", APPEALS, subject);
        assertThat(sofia.facts()).containsText("Answer: V12 was read as it is written.");
        sofia.photographAll("review-appeal-facts").backToTheForm().choose("Outcome", "Amended");
        sofia.select("Remedy", "Partial refund").fill("Amount", "1e3").choose("Whose fault was it?", "Seller");
        assertThat(sofia.errorAt("Amount")).containsText("This cannot be read");
        sofia.fill("Reasons", REASONS).photographAll("review-appeal");
        sofia.fill("Amount", "50.00").submit();
        assertThat(sofia.refusal()).containsText("Nothing of the decision changes");
        sofia.fill("Amount", "275.00").completeByKeyboard();
        sent(sofia);

        assertThat(subject.read().text("/appeals/0/outcome")).isEqualTo("AMENDED");
        subject.pass("PT1M").endedAs("SETTLED");
        assertThat(subject.read().text("/settlement/paid/amount")).isEqualTo("275.00");
    }

    // ---- settlement -----------------------------------------------------------------------------------------------

    @Test
    @Completes({"ship-return", "inspect-return", "decide-objection"})
    @DisplayName("S1, S2: what was sent back is damaged; photos show it, and a mediator says what is owed now")
    void theReturnIsNotAsExpected() {
        CaseUnderway subject = opened("RETURN_AND_REFUND");
        subject.acceptedBy(subject.seller());
        Tasklist omar = open("omar", PARTIES, subject).fill("Carrier", "DHL").fill("Tracking number", "#1");
        assertThat(omar.errorAt("Tracking number")).containsText("This cannot be read");
        omar.photographAll("ship-return");
        complete(omar.fill("Tracking number", "JD 0001-77"));

        open("omar", PARTIES, subject);
        assertThat(omar.facts()).containsText("The buyer has shipped the goods: DHL JD 0001-77.");
        omar.photographAll("inspect-return-facts").backToTheForm();
        omar.choose("What did the inspection show?", "Damaged by the buyer").fill("What is wrong", "");
        assertThat(omar.errorAt("What is wrong")).containsText("required");
        omar.fill("What is wrong", "Two more are scratched.").submit();
        assertThat(omar.refusal()).containsText("uploads a photo or video of what arrived");
        omar.photographAll("inspect-return");
        subject.photo(subject.seller());
        omar.completeByKeyboard();
        sent(omar);

        Tasklist mia = open("mia", MEDIATION, subject);
        assertThat(mia.facts()).containsText("The seller found: damaged by buyer: Two more are scratched.");
        mia.photographAll("decide-objection-facts").backToTheForm();
        mia.select("What is owed now", "Partial refund").fill("Amount", "").fill("Reasons", "Why not");
        assertThat(mia.errorAt("Amount")).containsText("required");
        assertThat(mia.errorAt("Reasons")).containsText("minimum length");
        mia.photographAll("decide-objection");
        mia.fill("Amount", "300.00").fill("Reasons", REASONS).choose("Whose fault was it?", "Buyer");
        complete(mia);
        subject.pass("PT1M").endedAs("SETTLED");
        assertThat(subject.read().text("/settlement/paid/amount")).isEqualTo("300.00");
    }

    @Test
    @Completes({"ship-replacement", "confirm-receipt"})
    @DisplayName("S3: the seller ships the replacement, and the buyer accepts it")
    void theReplacementIsAccepted() {
        CaseUnderway subject = opened("REPLACEMENT");
        subject.acceptedBy(subject.seller());
        Tasklist omar = open("omar", PARTIES, subject).fill("Carrier", "U").fill("Tracking number", "1Z 999");
        assertThat(omar.errorAt("Carrier")).containsText("minimum length");
        omar.photographAll("ship-replacement");
        complete(omar.fill("Carrier", "UPS"));
        open("omar", PARTIES, subject);
        assertThat(omar.facts()).containsText("The seller has shipped: UPS 1Z 999.");
        omar.backToTheForm().choose("Does the buyer accept it?", "No").fill("What is wrong", "?");
        assertThat(omar.errorAt("What is wrong")).containsText("minimum length");
        omar.photographAll("confirm-receipt");
        complete(omar.choose("Does the buyer accept it?", "Yes"));

        subject.endedAs("SETTLED");
        assertThat(subject.event("case.replacement_received")
                        .at("/data/accepted")
                        .asBoolean())
                .isTrue();
    }

    @Test
    @Completes({"confirm-receipt", "decide-objection"})
    @DisplayName("S2, S3: the buyer does not accept the replacement, and gets its money instead")
    void theReplacementIsRefused() {
        CaseUnderway subject = opened("REPLACEMENT");
        subject.acceptedBy(subject.seller()).replaced();
        Tasklist omar = open("omar", PARTIES, subject).choose("Does the buyer accept it?", "No");
        complete(omar.fill("What is wrong", "The new ones are broken as well."));
        Tasklist mia = open("mia", MEDIATION, subject);
        assertThat(mia.facts()).containsText("The buyer does not accept what came: The new ones are broken as well.");
        mia.backToTheForm().select("What is owed now", "Full refund").choose("Whose fault was it?", "Seller");
        complete(mia.fill("Reasons", REASONS));

        subject.pass("PT1M").endedAs("SETTLED");
        assertThat(subject.read().text("/settlement/paid/amount")).isEqualTo("500.00");
    }

    @Test
    @Completes("pay-award")
    @DisplayName("S4: where the platform holds no money, the seller pays, and the payment's reference closes the case")
    void theSellerPays() {
        CaseUnderway subject = CaseUnderway.opened(api, order().paidToTheSeller("1050.00"), 5, remedy("FULL_REFUND"));
        subject.acceptedBy(subject.seller()).pass("PT1M");
        Tasklist omar = open("omar", PARTIES, subject);
        assertThat(omar.facts()).containsText("Agreed: full refund, worth 500.00 USD.");
        omar.photographAll("pay-award-facts").backToTheForm().fill("Payment reference", "7");
        assertThat(omar.errorAt("Payment reference")).containsText("minimum length");
        omar.photographAll("pay-award");
        complete(omar.fill("Payment reference", "SWIFT 2026-0302-77"));

        subject.endedAs("SETTLED");
        assertThat(subject.event("case.award_paid").at("/data/reference").asText())
                .isEqualTo("SWIFT 2026-0302-77");
    }
}
