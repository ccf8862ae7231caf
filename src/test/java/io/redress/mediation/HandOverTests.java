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
import io.redress.cases.CaseAccess;
import io.redress.cases.CaseNumber;
import io.redress.cases.ReturnCase;
import io.redress.cases.Stage;
import io.redress.cases.Step;
import io.redress.policy.Reason;
import io.redress.policy.Remedy;
import io.redress.policy.RemedyType;
import io.redress.security.Caller;
import io.redress.security.Role;
import io.redress.security.Side;
import io.redress.web.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class HandOverTests extends MediationTest {

    private static final String NOTE = "You know this seller from before.";

    @Autowired
    HandOvers handOvers;

    @Autowired
    Conflicts conflicts;

    @Test
    @DisplayName("M2: whoever has a dispute gives it to a colleague, with a note")
    void givesItToAColleague() {
        CaseNumber number = claimedBy("mia");

        handOver(number, MIA, "omar");

        assertThat(flow.handedOver()).containsExactly("DECIDE_DISPUTE to omar: Handed over by mia: " + NOTE);
        CaseEvent told = setup.events(number).get(0);
        assertThat(told.type()).isEqualTo(CaseEventType.HANDED_OVER);
        assertThat(told.data())
                .containsEntry("from", "mia")
                .containsEntry("to", "omar")
                .containsEntry("note", NOTE);
        assertThat(handOvers.inWords(setup.read(number))).contains("Handed over by mia: " + NOTE);
    }

    @Test
    @DisplayName("R1: the note can be erased, and lies nowhere else")
    void keepsTheNoteInTheLogOnly() {
        CaseNumber number = claimedBy("mia");

        handOver(number, MIA, "omar");

        assertThat(CaseEventType.HANDED_OVER.words()).containsExactly("note");
        assertThat(setup.read(number).handOver().orElseThrow().toString()).doesNotContain(NOTE);
    }

    @Test
    @DisplayName("M2: without a name it goes back to the group")
    void givesItBack() {
        CaseNumber number = claimedBy("mia");

        handOver(number, MIA, null);

        assertThat(flow.handedOver()).containsExactly("DECIDE_DISPUTE to null: Handed over by mia: " + NOTE);
        assertThat(setup.events(number).get(0).data())
                .containsEntry("from", "mia")
                .doesNotContainKey("to");
    }

    @Test
    @DisplayName("M2: nobody but the lead gives away what somebody else has, or nobody")
    void isForWhoeverHasIt() {
        CaseNumber number = claimedBy("mia");
        CaseNumber unclaimed = dispute();

        refused(number, OMAR, "omar");
        refused(unclaimed, MIA, "omar");
        refused(number, setup.party(number, Side.BUYER), "omar");
        refused(number, new Caller(Role.MARKETPLACE, "marketplace", null), "omar");
        handOver(number, LENA, "omar");
        handOver(unclaimed, LENA, "omar");

        assertThat(flow.handedOver()).hasSize(2);
    }

    @Test
    @DisplayName("M2: it goes to nobody outside of its groups, and to nobody with a conflict of interest")
    void refusesTheUnfit() {
        CaseNumber number = claimedBy("mia");
        setup.inTransaction(
                () -> conflicts.declare(number, OMAR, new ConflictDeclaration("We went to school.", Side.BUYER)));

        unfit(number, MIA, "sofia", "does not belong to the groups");
        unfit(number, MIA, "omar", "conflict of interest");
        unfit(number, MIA, "nobody", "These can: lena.");
        assertThat(handOvers.colleagues(setup.read(number))).containsExactly("lena");
        assertThat(flow.handedOver()).isEmpty();
    }

    @Test
    @DisplayName("M4: a decision goes to nobody who made it, to be signed")
    void refusesWhoDecided() {
        CaseNumber number = dispute();
        decide(number, LENA, request(refund("10.00")));
        setup.change(number, subject -> subject.arriveAt(Step.SIGN_DECISION));
        flow.assign(number, "sofia");

        unfit(number, SOFIA, "lena", "made the decision");
        assertThat(handOvers.colleagues(setup.read(number))).isEmpty();
    }

    @Test
    @DisplayName("A3: an appeal goes to nobody who took part before")
    void refusesWhoTookPart() {
        CaseNumber number = dispute();
        setup.change(number, subject -> {
            subject.leave(Step.DECIDE_DISPUTE);
            subject.takesPart("lena");
            subject.enter(Stage.APPEAL);
            subject.arriveAt(Step.REVIEW_APPEAL);
        });
        flow.assign(number, "sofia");

        unfit(number, SOFIA, "lena", "took part");
        handOver(number, SOFIA, null);
        assertThat(handOvers.colleagues(setup.read(number))).containsExactly("sofia");
    }

    @Test
    @DisplayName("A3: whoever gives a dispute away has not decided it, and may hear the appeal")
    void givingAwayIsNoPart() {
        CaseNumber number = claimedBy("lena");

        handOver(number, LENA, "mia");

        assertThat(setup.read(number).tookPart("lena")).isFalse();
    }

    @Test
    @DisplayName("N6: the parties are not told who works on their case")
    void isNotToldToTheParties() {
        CaseNumber number = claimedBy("mia");
        handOver(number, MIA, "omar");
        ReturnCase subject = setup.read(number);
        CaseEvent told = setup.events(number).get(0);

        assertThat(CaseAccess.mayRead(told, subject, OMAR)).isTrue();
        assertThat(CaseAccess.mayRead(told, subject, new Caller(Role.AUDITOR, "auditor", null)))
                .isTrue();
        assertThat(CaseAccess.mayRead(told, subject, setup.party(number, Side.BUYER)))
                .isFalse();
        assertThat(CaseAccess.mayRead(told, subject, new Caller(Role.MARKETPLACE, "marketplace", null)))
                .isFalse();
    }

    @Test
    @DisplayName("M3: there is nothing to hand over where no member of staff decides")
    void needsATaskOfStaff() {
        CaseNumber number = setup.open(order().build(), Reason.DAMAGED, Remedy.of(RemedyType.REPAIR), subject -> {
            subject.enter(Stage.MEDIATION);
            subject.arriveAt(Step.ANSWER_EVIDENCE_REQUEST);
        });

        refused(number, LENA, "omar");
        assertThat(handOvers.colleagues(setup.read(number))).isEmpty();
    }

    private CaseNumber claimedBy(String person) {
        CaseNumber number = dispute();
        flow.assign(number, person);
        return number;
    }

    private void handOver(CaseNumber number, Caller caller, @Nullable String to) {
        setup.inTransaction(() -> handOvers.handOver(number, caller, new HandOverRequest(to, NOTE)));
    }

    private void refused(CaseNumber number, Caller caller, String to) {
        assertThatExceptionOfType(ActionNotAvailable.class).isThrownBy(() -> handOver(number, caller, to));
    }

    private void unfit(CaseNumber number, Caller caller, String to, String because) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> handOver(number, caller, to))
                .withMessageContaining(because)
                .satisfies(DecisionTests.code("cannot-take-over"));
    }
}
