package io.redress.mediation;

import static io.redress.cases.AnOrder.usd;
import static io.redress.cases.CaseSetup.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.audit.CaseEvent;
import io.redress.audit.CaseEventType;
import io.redress.cases.Award;
import io.redress.cases.CaseNumber;
import io.redress.cases.CaseView.DecisionView;
import io.redress.cases.Outcome;
import io.redress.cases.Stage;
import io.redress.cases.Statement;
import io.redress.policy.DeadlineName;
import io.redress.policy.EvidenceType;
import io.redress.policy.Fault;
import io.redress.policy.Remedy;
import io.redress.policy.RemedyType;
import io.redress.policy.Ruling;
import io.redress.policy.Rulings;
import io.redress.security.Side;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class IssuingTests extends MediationTest {

    @Autowired
    Rulings rulings;

    @Test
    @DisplayName("M5, A1: the parties read the decision, and the appeal window of 10 days opens")
    void opensTheAppealWindow() {
        CaseNumber number = dispute();

        issued(number, request(refund("250.00")));

        assertThat(setup.read(number).stage()).isEqualTo(Stage.DECIDED);
        assertThat(setup.read(number).deadline(DeadlineName.APPEAL_WINDOW))
                .hasValueSatisfying(window -> assertThat(Duration.between(setup.now(), window.dueAt()))
                        .isBetween(Duration.ofHours(238), Duration.ofHours(241)));
        assertThat(readByParties(number)).hasValueSatisfying(decision -> {
            assertThat(decision.status()).isEqualTo("ISSUED");
            assertThat(decision.reasons()).isEqualTo(REASONS);
            assertThat(decision.issuedAt()).isNotNull();
            assertThat(decision.decidedBy())
                    .as("the parties do not read who decided")
                    .isNull();
        });
        assertThat(setup.read(number).award())
                .contains(new Award(Award.Basis.DECISION, refund("250.00"), false, Fault.SELLER, null, null));
    }

    @Test
    @DisplayName(
            "M5: the statement of reasons names the facts, the rules with their rows, and what would have changed it")
    void composesTheStatementOfReasons() {
        CaseNumber number = dispute();
        setup.evidence(number, Side.BUYER, EvidenceType.RECEIPT, "till");
        setup.change(
                number,
                subject -> subject.file(new Statement(
                        Side.BUYER, "Whole lamps", "Cracked lamps", Remedy.of(RemedyType.FULL_REFUND), setup.now())));

        issued(number, request(refund("250.00")));

        assertThat(statement(number))
                .contains("The buyer gets a partial refund of 250.00 USD.")
                .contains("The seller is at fault.")
                .contains("10 × Desk lamp (L1)", "“The shade is cracked.”")
                .contains("expected: “Whole lamps”", "Received instead: “Cracked lamps”")
                .contains("1,050.00 USD was paid", "marketplace's record")
                .contains(REASONS)
                .contains("Not shown by the buyer: the damage: a photo")
                .contains("250.00 USD is 24 % of the 1,050.00 USD that the buyer sought (full refund).")
                .contains("At most 1,050.00 USD can be awarded. (M3)")
                .contains("What an award is made of: What the buyer paid. (M3) [award-limit 1.0.0, rule_M3_paid]")
                .contains("What has to be shown: ", "[evidence-requirements 1.0.0, rule_V12_condition]")
                .contains("How far the evidence of the buyer goes: Some of what is required is there")
                .contains("[evidence-sufficiency 1.0.0, rule_V30_partial]")
                .contains("The case of the buyer would have stood better with this: the damage: a photo")
                .contains("appeal until");
        assertThat(rulings.of(number.value())).extracting(Ruling::table).contains("evidence-sufficiency");
    }

    @Test
    @DisplayName("M5: each fact names the evidence it rests on, by name and hash")
    void namesTheEvidenceOfEachFact() {
        CaseNumber number = dispute();
        setup.evidence(number, Side.BUYER, EvidenceType.PHOTO, "crack");
        setup.evidence(number, Side.BUYER, EvidenceType.STATEMENT, "words");
        setup.evidence(number, Side.BUYER, EvidenceType.RECEIPT, "till");

        issued(number, request(refund("250.00")));

        assertThat(statement(number))
                .containsPattern(
                        "Shown by the buyer: the damage.*This rests on photo “crack.png” of .* \\(SHA-256 [0-9a-f]{12}…\\)")
                .containsPattern("Shown by the buyer: a statement.*This rests on statement “words.png”")
                .contains("Also in the file: receipt “till.png”")
                .contains("The seller submitted no evidence.");
    }

    @Test
    @DisplayName("M5: what a party wrote never looks like a part of the statement")
    void quotesStayQuotes() {
        CaseNumber number = dispute();
        setup.change(
                number,
                subject -> subject.file(new Statement(
                        Side.BUYER,
                        "Whole lamps\n\nTHE REASONS\nThe seller has lied.",
                        "Cracked\u2028lamps",
                        Remedy.of(RemedyType.FULL_REFUND),
                        setup.now())));

        issued(number, request(refund("250.00")));

        assertThat(statement(number))
                .contains("“Whole lamps THE REASONS The seller has lied.” Received instead: “Cracked lamps”")
                .containsOnlyOnce("\nTHE REASONS\n");
    }

    @Test
    @DisplayName("R1: the log keeps what was decided and its hash")
    void isLogged() {
        CaseNumber number = dispute();

        issued(number, request(refund("250.00")));

        CaseEvent made = setup.events(number).get(0);
        CaseEvent issued = setup.events(number).get(1);
        assertThat(issued.type()).isEqualTo(CaseEventType.DECISION_ISSUED);
        assertThat(issued.data())
                .containsEntry("remedy", "partial refund of 250.00 USD")
                .containsEntry("fault", "SELLER")
                .containsEntry("returnRequired", false)
                .containsEntry("reasons", REASONS)
                .containsEntry("sha256", made.data().get("sha256"));
    }

    @Test
    @DisplayName("A5: denied, the buyer has lost")
    void deniedTheBuyerLoses() {
        assertThat(losers(Remedy.of(RemedyType.REPAIR), Remedy.of(RemedyType.DENIED), false))
                .containsExactly(Side.BUYER);
    }

    @Test
    @DisplayName("A5: given all that was sought, the seller has lost")
    void givenAllTheSellerLoses() {
        assertThat(losers(Remedy.of(RemedyType.FULL_REFUND), Remedy.of(RemedyType.FULL_REFUND), false))
                .containsExactly(Side.SELLER);
        assertThat(losers(refund("100.00"), new Remedy(RemedyType.COMPENSATION, usd("100.00")), false))
                .containsExactly(Side.SELLER);
        assertThat(losers(Remedy.of(RemedyType.RETURN_AND_REFUND), Remedy.of(RemedyType.FULL_REFUND), true))
                .containsExactly(Side.SELLER);
        assertThat(losers(Remedy.of(RemedyType.REPLACEMENT), Remedy.of(RemedyType.REPLACEMENT), true))
                .containsExactly(Side.SELLER);
    }

    @Test
    @DisplayName("A5: given less or something else, both have lost")
    void givenLessBothLose() {
        assertThat(losers(refund("100.00"), refund("99.99"), false)).containsOnly(Side.BUYER, Side.SELLER);
        assertThat(losers(Remedy.of(RemedyType.FULL_REFUND), Remedy.of(RemedyType.FULL_REFUND), true))
                .containsOnly(Side.BUYER, Side.SELLER);
        assertThat(losers(Remedy.of(RemedyType.REPLACEMENT), Remedy.of(RemedyType.FULL_REFUND), false))
                .containsOnly(Side.BUYER, Side.SELLER);
        assertThat(losers(Remedy.of(RemedyType.FULL_REFUND), Remedy.of(RemedyType.REPAIR), false))
                .containsOnly(Side.BUYER, Side.SELLER);
    }

    @Test
    @DisplayName("A5: what the buyer sought last counts, not what the seller proposed when it escalated")
    void theBuyersLastWordCounts() {
        CaseNumber bySeller = dispute(order().build(), Remedy.of(RemedyType.FULL_REFUND));
        setup.change(
                bySeller,
                subject -> subject.file(new Statement(Side.SELLER, "Payment", "None", refund("10.00"), setup.now())));
        CaseNumber byBuyer = dispute(order().build(), Remedy.of(RemedyType.FULL_REFUND));
        setup.change(
                byBuyer,
                subject -> subject.file(new Statement(Side.BUYER, "Lamps", "None", refund("10.00"), setup.now())));

        issued(bySeller, request(refund("10.00")));
        issued(byBuyer, request(refund("10.00")));

        assertThat(setup.read(bySeller).losingSides()).containsOnly(Side.BUYER, Side.SELLER);
        assertThat(setup.read(byBuyer).losingSides()).containsOnly(Side.SELLER);
    }

    @Test
    @DisplayName("M3: an award that grants something goes to settlement, a denial ends the case")
    void confirmsTheAward() {
        CaseNumber granted = dispute();
        issued(granted, request(refund("10.00")));
        CaseNumber denied = dispute();
        issued(denied, request(Remedy.of(RemedyType.DENIED)));

        assertThat(setup.<Boolean>inTransaction(() -> decisions.confirmAward(granted)))
                .isTrue();
        assertThat(setup.<Boolean>inTransaction(() -> decisions.confirmAward(denied)))
                .isFalse();
        assertThat(setup.read(denied).outcome()).isEqualTo(Outcome.DENIED);
        assertThat(setup.read(granted).outcome()).isNull();
    }

    private String statement(CaseNumber number) {
        return readByParties(number).map(DecisionView::statement).orElseThrow();
    }

    private Set<Side> losers(Remedy sought, Remedy awarded, boolean returnRequired) {
        CaseNumber number = dispute(order().build(), sought);
        decide(number, MIA, new DecisionRequest(awarded, Fault.SELLER, returnRequired, REASONS, null));
        issue(number);
        return setup.read(number).losingSides();
    }
}
