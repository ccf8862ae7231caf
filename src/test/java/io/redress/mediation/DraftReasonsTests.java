package io.redress.mediation;

import static io.redress.cases.AnOrder.usd;
import static io.redress.cases.CaseSetup.MIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.redress.cases.Award;
import io.redress.cases.CaseNumber;
import io.redress.cases.Stage;
import io.redress.cases.Step;
import io.redress.mediation.precedents.Proposal;
import io.redress.policy.EvidenceType;
import io.redress.policy.Fault;
import io.redress.policy.Remedy;
import io.redress.policy.RemedyType;
import io.redress.security.Side;
import io.redress.web.InvalidInput;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class DraftReasonsTests extends MediationTest {

    private static final Proposal HALF = new Proposal(RemedyType.PARTIAL_REFUND, usd("525.00"), Fault.SELLER, false);
    private static final String OWN = "\nThe cracks run under the paint, so they were there when the lamps left.";

    @Autowired
    DraftReasons drafts;

    @Test
    @DisplayName(
            "M5: a draft names claim, evidence with its hash, what is missing, rules, and how the remedy is computed")
    void draftsWhatIsKnown() {
        CaseNumber number = dispute();
        setup.evidence(number, Side.BUYER, EvidenceType.PHOTO, "crack");
        setup.evidence(number, Side.SELLER, EvidenceType.PACKING_LIST, "packed");

        assertThat(draft(number, HALF))
                .startsWith("What is claimed: the buyer claims 10 × Desk lamp (L1), worth 1,000.00 USD, as damaged")
                .contains("Who has to prove it: the buyer claims it, so the buyer has to show it. (V5)")
                .contains("What the buyer has shown: some of what is required is there, and some is missing. (V30)")
                .containsPattern(
                        "- The damage: .* \\(V12\\) This rests on photo “crack.png” of .* \\(SHA-256 [0-9a-f]{12}…\\)")
                .contains("- Missing: a statement in words")
                .contains("[Say what of this you find proven for or against the buyer, and why.]")
                .contains("What the seller has shown: the rules ask nothing of the seller for this reason.")
                .contains("Also in the file: packing list “packed.png”")
                .contains("What is decided: the buyer gets a partial refund of 525.00 USD. Nothing has to be sent back."
                        + " 525.00 USD is 50 % of the 1,050.00 USD that the buyer sought (full refund). At most"
                        + " 1,050.00 USD can be awarded. (M3)")
                .contains("Whose fault it is: the seller is at fault.");
    }

    @Test
    @DisplayName("M5: what is not decided yet is a passage to be filled in")
    void leavesOpenWhatIsOpen() {
        CaseNumber number = dispute();

        assertThat(draft(number, Proposal.OPEN))
                .contains("What is decided: [Say what is decided, and why.]")
                .contains("Whose fault it is: [Say whose fault it is, and why.]");
        assertThat(draft(number, new Proposal(RemedyType.COMPENSATION, null, null, null)))
                .contains("What is decided: a compensation. [Say which amount");
    }

    @Test
    @DisplayName("M5: a draft fits its field with room to write, however much was handed in")
    void fitsTheField() {
        CaseNumber number = dispute();
        for (int piece = 0; piece < 60; piece++) {
            setup.evidence(
                    number,
                    piece % 2 == 0 ? Side.BUYER : Side.SELLER,
                    piece % 3 == 0 ? EvidenceType.PHOTO : EvidenceType.OTHER,
                    "x".repeat(180) + piece);
        }

        assertThat(draft(number, HALF)).hasSizeLessThanOrEqualTo(DraftReasons.LONGEST);
    }

    @ParameterizedTest
    @EnumSource(Passage.class)
    @DisplayName("M5: reasons with a passage that nobody filled in are refused")
    void refusesUnfilled(Passage passage) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() ->
                        Reasons.required("The photos show it. " + passage.text().formatted("buyer")))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo("reasons-unfilled");
                    assertThat(refusal.extras()).containsEntry("field", "reasons");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"[say why", "[ Say\nwhy …]", "[SAY WHY: the photos]"})
    @DisplayName("M5: a passage that was begun is not filled in")
    void refusesHalfFilled(String passage) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Reasons.required("The photos show the damage well. " + passage));
    }

    @Test
    @DisplayName("M5: brackets that are no passage are nobody's business")
    void takesOtherBrackets() {
        assertThatCode(() -> Reasons.required("The photos [B1, B2] show it; [sayings] do not."))
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("M5: a draft as it was written, also without its passages, is nobody's reasons")
    void refusesTheDraftItself() {
        CaseNumber number = dispute();
        String draft = draft(number, HALF);
        String emptied = draft.replaceAll("\\[Say [^\\]]*]", "").replace("\n", "\r\n") + "  \n\n";

        assertRefused(number, draft, "reasons-unfilled");
        assertRefused(number, emptied, "reasons-unchanged");
        assertRefused(number, emptied + "\nOk.", "reasons-unchanged");
        assertThatCode(() -> decide(number, MIA, decision(emptied + OWN))).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("V31, M5: the draft against a silent side is not accepted blindly either")
    void refusesTheDraftAgainstASilentSide() {
        CaseNumber number = dispute();
        setup.change(number, subject -> decisions.draftAgainstSilentSide(number));
        String drafted = readByStaff(number).orElseThrow().reasons();

        assertRefused(number, drafted, "reasons-unchanged");
        assertThatCode(() -> decide(number, MIA, decision(drafted + OWN))).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("S2, M5: a decision on an objection needs reasons of its own as well")
    void refusesItOnObjectionsToo() {
        CaseNumber number = dispute();
        String draft = draft(number, HALF).replaceAll("\\[Say [^\\]]*]", "");
        setup.change(number, subject -> {
            subject.leave(Step.DECIDE_DISPUTE);
            subject.enter(Stage.SETTLEMENT);
            subject.arriveAt(Step.DECIDE_OBJECTION);
            subject.award(
                    new Award(Award.Basis.DECISION, Remedy.of(RemedyType.FULL_REFUND), true, Fault.SELLER, null, null));
        });

        assertRefused(number, draft, "reasons-unchanged");
    }

    private String draft(CaseNumber number, Proposal proposal) {
        return drafts.of(setup.read(number), proposal);
    }

    private static DecisionRequest decision(String reasons) {
        return new DecisionRequest(refund("525.00"), Fault.SELLER, false, reasons, null);
    }

    private void assertRefused(CaseNumber number, String reasons, String code) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> decide(number, MIA, decision(reasons)))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal.extras()).containsEntry("field", "reasons");
                });
    }
}
