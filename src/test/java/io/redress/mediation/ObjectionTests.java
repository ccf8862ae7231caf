package io.redress.mediation;

import static io.redress.cases.AnOrder.usd;
import static io.redress.cases.CaseSetup.MIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.redress.audit.CaseEvent;
import io.redress.audit.CaseEventType;
import io.redress.cases.Award;
import io.redress.cases.CaseNumber;
import io.redress.cases.CaseView.DecisionView;
import io.redress.cases.Stage;
import io.redress.cases.Step;
import io.redress.policy.Fault;
import io.redress.policy.FreightPayer;
import io.redress.policy.Reason;
import io.redress.policy.Remedy;
import io.redress.policy.RemedyType;
import io.redress.web.InvalidInput;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ObjectionTests extends MediationTest {

    @Test
    @DisplayName("S2: goods that came back damaged cost the buyer part of the refund; it stands at once")
    void lessensTheAward() {
        CaseNumber number = objection(agreed(Remedy.of(RemedyType.RETURN_AND_REFUND), true));

        decide(number, MIA, new DecisionRequest(refund("700.00"), Fault.BUYER, null, REASONS, null));

        assertThat(setup.read(number).award())
                .contains(new Award(
                        Award.Basis.OBJECTION, refund("700.00"), true, Fault.BUYER, FreightPayer.SELLER, null));
        assertThat(readByParties(number)).hasValueSatisfying(decision -> {
            assertThat(decision.status()).isEqualTo("ISSUED");
            assertThat(decision.statement()).contains("return and refund", "S2");
        });
        assertThat(setup.events(number))
                .extracting(CaseEvent::type)
                .containsExactly(CaseEventType.DECISION_MADE, CaseEventType.OBJECTION_DECIDED);
        assertThat(flow.claimed()).containsExactly("mia at DECIDE_OBJECTION");
        assertThat(flow.routing()).isEmpty();
    }

    @Test
    @DisplayName("S2: an objection without ground leaves the award; its return has been made")
    void keepsTheAward() {
        CaseNumber number = objection(agreed(Remedy.of(RemedyType.RETURN_AND_REFUND), true));

        decide(number, MIA, request(Remedy.of(RemedyType.RETURN_AND_REFUND)));

        assertThat(setup.read(number).award().map(Award::remedy)).contains(Remedy.of(RemedyType.FULL_REFUND));
    }

    @Test
    @DisplayName("S2: an empty parcel loses it")
    void deniesTheAward() {
        CaseNumber number = objection(agreed(Remedy.of(RemedyType.RETURN_AND_REFUND), true));

        decide(number, MIA, new DecisionRequest(Remedy.of(RemedyType.DENIED), Fault.BUYER, null, REASONS, null));

        assertThat(setup.read(number).award().map(Award::grantsSomething)).contains(false);
    }

    @Test
    @DisplayName("S2: a replacement that fails as well can become its price in money")
    void turnsGoodsIntoMoney() {
        CaseNumber number = objection(agreed(Remedy.of(RemedyType.REPLACEMENT), false));

        decide(number, MIA, request(Remedy.of(RemedyType.FULL_REFUND)));

        assertThat(setup.read(number).award().map(Award::remedy)).contains(Remedy.of(RemedyType.FULL_REFUND));
    }

    @Test
    @DisplayName("S2: it never becomes more than was awarded before")
    void neverBecomesMore() {
        CaseNumber number = objection(agreed(refund("300.00"), false));

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> decide(number, MIA, request(refund("300.01"))))
                .satisfies(DecisionTests.code("award-exceeds-limit"))
                .withMessageContaining("300.01 USD")
                .withMessageContaining("300.00 USD");
        decide(number, MIA, request(new Remedy(RemedyType.COMPENSATION, usd("300.00"))));
    }

    @Test
    @DisplayName("S2: nothing more is sent back")
    void asksForNoOtherReturn() {
        CaseNumber number = objection(agreed(Remedy.of(RemedyType.REPLACEMENT), false));

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> decide(number, MIA, request(Remedy.of(RemedyType.RETURN_AND_REFUND))))
                .satisfies(DecisionTests.code("return-not-possible"));
    }

    @Test
    @DisplayName("S2: after an issued decision, the decision that the parties read is the one on the objection")
    void takesThePlaceOfTheDecision() {
        CaseNumber number = dispute();
        issued(number, request(Remedy.of(RemedyType.RETURN_AND_REFUND)));
        setup.change(number, subject -> {
            subject.leave(Step.CONSIDER_APPEAL);
            subject.enter(Stage.SETTLEMENT);
            subject.arriveAt(Step.DECIDE_OBJECTION);
        });

        decide(number, MIA, request(refund("500.00")));

        assertThat(readByParties(number).map(DecisionView::remedy)).contains(refund("500.00"));
    }

    private CaseNumber objection(Award award) {
        return setup.open(order().build(), Reason.DEFECTIVE, Remedy.of(RemedyType.RETURN_AND_REFUND), subject -> {
            subject.enter(Stage.SETTLEMENT);
            subject.award(award);
            subject.arriveAt(Step.DECIDE_OBJECTION);
        });
    }

    private static Award agreed(Remedy remedy, boolean returnRequired) {
        return new Award(Award.Basis.AGREEMENT, remedy, returnRequired, null, FreightPayer.SELLER, null);
    }
}
