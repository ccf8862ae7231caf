package io.redress.mediation;

import static io.redress.cases.CaseSetup.LENA;
import static io.redress.cases.CaseSetup.MIA;
import static io.redress.cases.CaseSetup.OMAR;
import static io.redress.cases.CaseSetup.SOFIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.redress.audit.CaseEvent;
import io.redress.audit.CaseEventType;
import io.redress.cases.ActionNotAvailable;
import io.redress.cases.CaseNumber;
import io.redress.cases.Step;
import io.redress.policy.Fault;
import io.redress.policy.Remedy;
import io.redress.policy.RemedyType;
import io.redress.security.Caller;
import io.redress.web.InvalidInput;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SigningTests extends MediationTest {

    @Test
    @DisplayName("M4: 5,000 USD need one signature, a cent more needs two")
    void isNeededAboveTheLimit() {
        assertThat(secondSignature("1000.00", refund("5000.00")).needed()).isFalse();
        SecondSignature second = secondSignature("1000.00", refund("5000.01"));
        assertThat(second.needed()).isTrue();
        assertThat(second.groups()).containsExactly("senior-mediators", "mediation-leads");
    }

    @Test
    @DisplayName("M4: a full refund and goods count with what they are worth, a denial with nothing")
    void reckonsWithWhatTheAwardIsWorth() {
        assertThat(secondSignature("1000.00", Remedy.of(RemedyType.FULL_REFUND)).needed())
                .isTrue();
        assertThat(secondSignature("1000.00", Remedy.of(RemedyType.REPLACEMENT)).needed())
                .isTrue();
        assertThat(secondSignature("1000.00", Remedy.of(RemedyType.DENIED)).needed())
                .isFalse();
        assertThat(secondSignature("100.00", Remedy.of(RemedyType.FULL_REFUND)).needed())
                .isFalse();
    }

    @Test
    @DisplayName("M4: a senior mediator signs, and the process goes on to issue the decision")
    void isGivenByASeniorMediator() {
        CaseNumber number = awaitingSignature(MIA);

        sign(number, SOFIA, true, null);

        assertThat(flow.advanced())
                .last()
                .satisfies(last -> assertThat(last.routing()).isEqualTo(Map.of("signed", true)));
        assertThat(flow.claimed()).contains("sofia at SIGN_DECISION");
        assertThat(readByStaff(number)).hasValueSatisfying(signed -> {
            assertThat(signed.status()).isEqualTo("PENDING");
            assertThat(signed.signedBy()).isEqualTo("sofia");
        });
        assertThat(setup.events(number))
                .extracting(CaseEvent::type)
                .containsExactly(CaseEventType.DECISION_MADE, CaseEventType.DECISION_SIGNED);
    }

    @Test
    @DisplayName("M4: never the same person, senior or not")
    void isNeverTheMediators() {
        CaseNumber number = awaitingSignature(SOFIA);

        assertThatExceptionOfType(ActionNotAvailable.class).isThrownBy(() -> sign(number, SOFIA, true, null));
        sign(number, LENA, true, null);
    }

    @Test
    @DisplayName("M4: another mediator does not sign")
    void isNotAnyMediators() {
        CaseNumber number = awaitingSignature(MIA);

        assertThatExceptionOfType(ActionNotAvailable.class).isThrownBy(() -> sign(number, OMAR, true, null));
    }

    @Test
    @DisplayName("M4: refused with reasons, the decision goes back to the mediator, who may decide anew")
    void canBeRefused() {
        CaseNumber number = awaitingSignature(MIA);

        sign(number, SOFIA, false, "The invoice was not looked at.");

        assertThat(flow.advanced())
                .last()
                .satisfies(last -> assertThat(last.routing()).isEqualTo(Map.of("signed", false)));
        assertThat(readByStaff(number)).hasValueSatisfying(refused -> {
            assertThat(refused.status()).isEqualTo("REFUSED");
            assertThat(refused.signatureReasons()).isEqualTo("The invoice was not looked at.");
        });
        assertThat(readByParties(number)).isEmpty();

        setup.change(number, subject -> subject.arriveAt(Step.DECIDE_DISPUTE));
        decide(number, MIA, request(refund("100.00")));
        assertThat(readByStaff(number)).hasValueSatisfying(anew -> {
            assertThat(anew.status()).isEqualTo("PENDING");
            assertThat(anew.remedy()).isEqualTo(refund("100.00"));
            assertThat(anew.signatureReasons()).isNull();
        });
    }

    @Test
    @DisplayName("M4: a signature is not refused without reasons")
    void isNotRefusedWithoutReasons() {
        CaseNumber number = awaitingSignature(MIA);

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> sign(number, SOFIA, false, null))
                .satisfies(DecisionTests.code("reasons-required"));
    }

    @Test
    @DisplayName("A3: whoever signed took part")
    void countsAsTakingPart() {
        CaseNumber number = awaitingSignature(MIA);

        sign(number, SOFIA, true, null);

        assertThat(setup.read(number).tookPart("sofia")).isTrue();
        assertThat(setup.read(number).tookPart("mia")).isTrue();
        assertThat(setup.read(number).tookPart("lena")).isFalse();
    }

    private SecondSignature secondSignature(String price, Remedy remedy) {
        CaseNumber number = dispute(order().priced(price).build(), Remedy.of(RemedyType.FULL_REFUND));
        decide(number, MIA, new DecisionRequest(remedy, Fault.SELLER, null, REASONS, null));
        return setup.inTransaction(() -> decisions.secondSignature(number));
    }

    private CaseNumber awaitingSignature(Caller decider) {
        CaseNumber number = dispute(order().priced("1000.00").build(), Remedy.of(RemedyType.FULL_REFUND));
        decide(number, decider, request(Remedy.of(RemedyType.FULL_REFUND)));
        setup.change(number, subject -> subject.arriveAt(Step.SIGN_DECISION));
        return number;
    }

    private void sign(CaseNumber number, Caller caller, boolean approve, @Nullable String reasons) {
        setup.inTransaction(() -> decisions.sign(number, caller, new SignatureRequest(approve, reasons)));
    }
}
