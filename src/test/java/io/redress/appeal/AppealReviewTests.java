package io.redress.appeal;

import static io.redress.cases.AnOrder.usd;
import static io.redress.cases.CaseSetup.LENA;
import static io.redress.cases.CaseSetup.MIA;
import static io.redress.cases.CaseSetup.SOFIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.redress.audit.CaseEvent;
import io.redress.audit.CaseEventType;
import io.redress.cases.ActionNotAvailable;
import io.redress.cases.Award;
import io.redress.cases.CaseNumber;
import io.redress.cases.CaseSections;
import io.redress.cases.CaseView.AppealView;
import io.redress.cases.CaseView.DecisionView;
import io.redress.cases.Step;
import io.redress.mediation.AppealOutcome;
import io.redress.mediation.ConflictDeclaration;
import io.redress.mediation.Conflicts;
import io.redress.policy.AppealGround;
import io.redress.policy.DeadlineName;
import io.redress.policy.Fault;
import io.redress.policy.Flag;
import io.redress.policy.Remedy;
import io.redress.policy.RemedyType;
import io.redress.security.Caller;
import io.redress.security.Side;
import io.redress.web.Conflict;
import io.redress.web.Forbidden;
import io.redress.web.InvalidInput;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AppealReviewTests extends AppealTest {

    private static final Remedy FULL = Remedy.of(RemedyType.FULL_REFUND);

    @Autowired
    CaseSections.Decisions decisionViews;

    @Autowired
    Conflicts conflicts;

    @Test
    @DisplayName("A3: the review goes to senior mediators and leads, for 10 days")
    void goesToSeniors() {
        CaseNumber number = heard();

        List<String> groups = setup.inTransaction(() -> appeals.route(number));

        assertThat(groups).containsExactly("senior-mediators", "mediation-leads");
        assertThat(setup.read(number).deadline(DeadlineName.APPEAL_REVIEW))
                .hasValueSatisfying(term -> assertThat(Duration.between(setup.now(), term.dueAt()))
                        .isBetween(Duration.ofHours(238), Duration.ofHours(241)));
    }

    @Test
    @DisplayName("A3, E80: with a safety hazard first of all")
    void hurriesForSafety() {
        CaseNumber number = heard();
        setup.change(number, subject -> subject.flag(Flag.SAFETY));

        setup.inTransaction(() -> appeals.route(number));

        CaseEvent routed = setup.events(number).stream()
                .filter(event -> event.type() == CaseEventType.ROUTED)
                .findFirst()
                .orElseThrow();
        assertThat((Integer) routed.data().get("priority")).isGreaterThan(95);
    }

    @Test
    @DisplayName("A4: upheld, the decision stands as it is")
    void upholds() {
        CaseNumber number = underReview();

        decide(number, SOFIA, AppealOutcome.UPHELD, null, null, null);

        assertThat(award(number)).isEqualTo(new Award(Award.Basis.DECISION, HALF, false, Fault.SELLER, null, null));
        assertThat(standing(number).status()).isEqualTo("UPHELD");
        assertThat(standing(number).remedy()).isEqualTo(HALF);
        assertThat(standing(number).statement())
                .contains("The decision is upheld. This is final.", "Nothing: it stands as it was.");
        assertThat(appealsOf(number)).singleElement().satisfies(decided -> {
            assertThat(decided.status()).isEqualTo("DECIDED");
            assertThat(decided.outcome()).isEqualTo("UPHELD");
            assertThat(decided.reasons()).isEqualTo(REASONS);
            assertThat(decided.decidedAt()).isNotNull();
        });
        assertThat(flow.claimed()).contains("sofia at REVIEW_APPEAL");
        assertThat(flow.routing()).isEqualTo(Map.of());
    }

    @Test
    @DisplayName("A4, M5: amended, the parties read what the appeal changed, and what was decided before")
    void amends() {
        CaseNumber number = underReview();

        decide(number, SOFIA, AppealOutcome.AMENDED, FULL, null, true);

        assertThat(award(number)).isEqualTo(new Award(Award.Basis.APPEAL, FULL, true, Fault.SELLER, null, null));
        DecisionView standing = standing(number);
        assertThat(standing.status()).isEqualTo("AMENDED");
        assertThat(standing.reasons()).isEqualTo(REASONS);
        assertThat(standing.statement())
                .contains("Remedy: full refund, before: partial refund of 500.00 USD.")
                .contains("The goods now go back.")
                .contains("The buyer appealed (rule misapplied): “V12 was read too narrowly.”")
                .contains("The seller answered: “We stand by it.”")
                .contains("Half of the lamps are cracked.");
        List<CaseEvent> events = setup.events(number);
        assertThat(events)
                .extracting(CaseEvent::type)
                .endsWith(CaseEventType.DECISION_MADE, CaseEventType.APPEAL_DECIDED);
        assertThat(events.get(events.size() - 1).data())
                .containsEntry("outcome", "AMENDED")
                .containsEntry("remedy", "full refund");
        assertThat(events.get(events.size() - 2).actor().id()).isEqualTo("sofia");
    }

    @Test
    @DisplayName("A4: overturned, another decision takes its place")
    void overturns() {
        CaseNumber number = underReview();

        decide(number, LENA, AppealOutcome.OVERTURNED, Remedy.of(RemedyType.DENIED), Fault.BUYER, null);

        assertThat(award(number).grantsSomething()).isFalse();
        assertThat(standing(number).fault()).isEqualTo(Fault.BUYER);
        assertThat(standing(number).statement()).contains("The buyer is at fault. Before: The seller is at fault.");
        assertThat(setup.<Boolean>inTransaction(() -> decisions.confirmAward(number)))
                .isFalse();
    }

    @Test
    @DisplayName("A4: one decision for appeal and cross-appeal")
    void coversTheCrossAppeal() {
        CaseNumber number = decided();
        UUID first = file(number, Side.BUYER).id();
        UUID cross = file(number, Side.SELLER).id();
        answer(number, Side.SELLER, first);
        setup.change(number, subject -> subject.arriveAt(Step.ANSWER_CROSS_APPEAL));
        answer(number, Side.BUYER, cross);
        review(number);

        decide(number, SOFIA, AppealOutcome.UPHELD, null, null, null);

        assertThat(appealsOf(number)).extracting(AppealView::outcome).containsExactly("UPHELD", "UPHELD");
        assertThat(standing(number).statement()).contains("The buyer appealed", "The seller appealed");
    }

    @Test
    @DisplayName("A3: never reviewed by anyone who took part in the decision, nor by a mediator")
    void nobodyWhoTookPart() {
        CaseNumber number = underReview();
        setup.change(number, subject -> subject.takesPart("lena"));

        assertThatExceptionOfType(ActionNotAvailable.class)
                .isThrownBy(() -> decide(number, LENA, AppealOutcome.UPHELD, null, null, null));
        assertThatExceptionOfType(ActionNotAvailable.class)
                .isThrownBy(() -> decide(number, MIA, AppealOutcome.UPHELD, null, null, null));
    }

    @Test
    @DisplayName("M2: nor by anyone with a conflict of interest")
    void nobodyWithAConflict() {
        CaseNumber number = underReview();
        setup.inTransaction(
                () -> conflicts.declare(number, SOFIA, new ConflictDeclaration("I own shares of it.", Side.SELLER)));

        assertThatExceptionOfType(Forbidden.class)
                .isThrownBy(() -> decide(number, SOFIA, AppealOutcome.UPHELD, null, null, null))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("conflict-of-interest"));
    }

    @Test
    @DisplayName("M3, A4: the limit of an award holds in the review too")
    void keepsToTheLimit() {
        CaseNumber number = underReview();
        Remedy tooMuch = new Remedy(RemedyType.COMPENSATION, usd("1050.01"));

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> decide(number, SOFIA, AppealOutcome.AMENDED, tooMuch, null, null))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("award-exceeds-limit"));
    }

    @Test
    @DisplayName("A4: outcome and award do not contradict each other")
    void outcomeAndAwardFit() {
        CaseNumber number = underReview();

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> decide(number, SOFIA, AppealOutcome.UPHELD, FULL, null, null))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("outcome-contradicts-award"));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> decide(number, SOFIA, AppealOutcome.AMENDED, HALF, null, null))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("outcome-contradicts-award"));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> decide(number, SOFIA, AppealOutcome.OVERTURNED, null, Fault.BUYER, null))
                .satisfies(problem -> assertThat(problem.extras()).containsEntry("field", "remedy"));
    }

    @Test
    @DisplayName("A4: a review without reasons is refused")
    void needsReasons() {
        CaseNumber number = underReview();

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() ->
                        decide(number, SOFIA, new AppealDecisionRequest(AppealOutcome.UPHELD, null, null, null, "No.")))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("reasons-required"));
    }

    @Test
    @DisplayName("A4: final: decided once, and not appealed again")
    void isFinal() {
        CaseNumber number = underReview();
        decide(number, SOFIA, AppealOutcome.UPHELD, null, null, null);

        assertThatExceptionOfType(ActionNotAvailable.class)
                .isThrownBy(() -> decide(number, LENA, AppealOutcome.OVERTURNED, FULL, null, null));
        assertThatExceptionOfType(ActionNotAvailable.class).isThrownBy(() -> file(number, Side.SELLER));
    }

    @Test
    @DisplayName("A4: a refused appeal is not decided")
    void doesNotDecideARefusedAppeal() {
        CaseNumber number = decided();
        UUID refused = file(number, Side.BUYER, AppealGround.NEW_EVIDENCE, "There is more.", List.of())
                .id();
        UUID id = file(number, Side.BUYER).id();
        answer(number, Side.SELLER, id);
        review(number);

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> setup.inTransaction(() -> appeals.decide(
                        number,
                        refused,
                        SOFIA,
                        new AppealDecisionRequest(AppealOutcome.UPHELD, null, null, null, REASONS))))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("appeal-not-open"));
    }

    private CaseNumber heard() {
        CaseNumber number = decided();
        answer(number, Side.SELLER, file(number, Side.BUYER).id());
        return number;
    }

    private DecisionView standing(CaseNumber number) {
        return decisionViews.decisionOf(number, false).orElseThrow();
    }

    private void decide(
            CaseNumber number,
            Caller reviewer,
            AppealOutcome outcome,
            @Nullable Remedy remedy,
            @Nullable Fault fault,
            @Nullable Boolean returnRequired) {
        decide(number, reviewer, new AppealDecisionRequest(outcome, remedy, fault, returnRequired, REASONS));
    }

    private void decide(CaseNumber number, Caller reviewer, AppealDecisionRequest request) {
        UUID id = setup.read(number).appealId();
        setup.inTransaction(() -> appeals.decide(number, id, reviewer, request));
    }
}
