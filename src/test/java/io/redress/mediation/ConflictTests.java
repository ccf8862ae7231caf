package io.redress.mediation;

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
import io.redress.policy.Remedy;
import io.redress.policy.RemedyType;
import io.redress.security.Caller;
import io.redress.security.Side;
import io.redress.web.Forbidden;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ConflictTests extends MediationTest {

    @Autowired
    Conflicts conflicts;

    @Test
    @DisplayName("M2: whoever has declared a conflict with a party does not decide its case")
    void keepsFromDeciding() {
        CaseNumber number = dispute();

        declare(number, MIA, null);

        assertThatExceptionOfType(Forbidden.class)
                .isThrownBy(() -> decide(number, MIA, request(refund("10.00"))))
                .satisfies(DecisionTests.code("conflict-of-interest"));
        decide(number, OMAR, request(refund("10.00")));
    }

    @Test
    @DisplayName("M2: a conflict holds for every case of the party, and for that party only")
    void holdsForAllCasesOfTheParty() {
        var order = order().build();
        CaseNumber number = dispute(order, Remedy.of(RemedyType.REPAIR));
        CaseNumber again = dispute(order, Remedy.of(RemedyType.REPAIR));
        CaseNumber others = dispute();

        declare(number, MIA, Side.SELLER);

        assertThat(has(again, "mia")).isTrue();
        assertThat(has(others, "mia")).isFalse();
        assertThat(has(again, "omar")).isFalse();
    }

    @Test
    @DisplayName("M2: declaring hands the task back; the log says who and with whom, not why")
    void handsTheTaskBack() {
        CaseNumber number = dispute();

        declare(number, MIA, Side.BUYER);
        declare(number, MIA, Side.BUYER);

        assertThat(flow.released()).containsExactly("mia", "mia");
        CaseEvent declared = setup.events(number).get(0);
        assertThat(declared.type()).isEqualTo(CaseEventType.CONFLICT_DECLARED);
        assertThat(declared.actor().id()).isEqualTo("mia");
        assertThat(declared.data().toString()).contains("BUYER").doesNotContain("cousin");
    }

    @Test
    @DisplayName("M2, M4: a conflict keeps from signing as well")
    void keepsFromSigning() {
        CaseNumber number = dispute();
        decide(number, MIA, request(refund("10.00")));
        setup.change(number, subject -> subject.arriveAt(Step.SIGN_DECISION));
        declare(number, SOFIA, null);

        assertThatExceptionOfType(Forbidden.class)
                .isThrownBy(() ->
                        setup.inTransaction(() -> decisions.sign(number, SOFIA, new SignatureRequest(true, null))))
                .satisfies(DecisionTests.code("conflict-of-interest"));
    }

    @Test
    @DisplayName("M2: a party declares no conflict")
    void isForStaff() {
        CaseNumber number = dispute();

        assertThatExceptionOfType(ActionNotAvailable.class)
                .isThrownBy(() -> declare(number, setup.party(number, Side.BUYER), null));
    }

    private void declare(CaseNumber number, Caller caller, @Nullable Side side) {
        setup.inTransaction(
                () -> conflicts.declare(number, caller, new ConflictDeclaration("The owner is my cousin.", side)));
    }

    private boolean has(CaseNumber number, String person) {
        return conflicts.isBiased(person, setup.read(number));
    }
}
