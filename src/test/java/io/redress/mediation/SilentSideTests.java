package io.redress.mediation;

import static io.redress.cases.CaseSetup.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.audit.CaseEvent;
import io.redress.audit.CaseEventType;
import io.redress.cases.CaseNumber;
import io.redress.cases.CaseView.DecisionView;
import io.redress.policy.EvidenceType;
import io.redress.policy.Fault;
import io.redress.policy.Reason;
import io.redress.policy.Remedy;
import io.redress.policy.RemedyType;
import io.redress.security.Side;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SilentSideTests extends MediationTest {

    @Test
    @DisplayName("V31: a buyer who claims and shows nothing gets a draft that denies")
    void draftsAgainstTheBuyer() {
        CaseNumber number = dispute(order().build(), Reason.DAMAGED, Remedy.of(RemedyType.FULL_REFUND));

        draft(number);

        assertThat(readByStaff(number)).hasValueSatisfying(draft -> {
            assertThat(draft.status()).isEqualTo("DRAFT");
            assertThat(draft.remedy()).isEqualTo(Remedy.of(RemedyType.DENIED));
            assertThat(draft.fault()).isEqualTo(Fault.NONE);
            assertThat(draft.reasons()).contains("The buyer submitted nothing", "(V31)", "(V12)");
        });
        assertThat(setup.events(number)).extracting(CaseEvent::type).containsExactly(CaseEventType.DECISION_DRAFTED);
    }

    @Test
    @DisplayName(
            "V14, V31: a seller who has to show the delivery and shows nothing gets a draft that grants what is sought")
    void draftsAgainstTheSeller() {
        CaseNumber number = dispute(order().build(), Reason.NOT_DELIVERED, Remedy.of(RemedyType.FULL_REFUND));

        draft(number);

        assertThat(readByStaff(number)).hasValueSatisfying(draft -> {
            assertThat(draft.remedy()).isEqualTo(Remedy.of(RemedyType.FULL_REFUND));
            assertThat(draft.fault()).isEqualTo(Fault.SELLER);
            assertThat(draft.reasons()).contains("The seller submitted nothing");
        });
    }

    @Test
    @DisplayName("V31: nothing is drafted against a side that submitted something")
    void draftsNothingAgainstASideThatSpoke() {
        CaseNumber number = dispute();
        setup.evidence(number, Side.BUYER, EvidenceType.PHOTO, "crack");

        draft(number);

        assertThat(readByStaff(number)).isEmpty();
    }

    @Test
    @DisplayName("V31: the draft is advice to the mediator; the parties never read it, and it is not issued by itself")
    void isOnlyAdvice() {
        CaseNumber number = dispute();
        draft(number);
        assertThat(readByParties(number)).isEmpty();

        decide(number, MIA, request(refund("40.00")));
        issue(number);

        assertThat(readByParties(number).map(DecisionView::remedy)).contains(refund("40.00"));
    }

    private void draft(CaseNumber number) {
        setup.change(number, subject -> decisions.draftAgainstSilentSide(number));
    }
}
