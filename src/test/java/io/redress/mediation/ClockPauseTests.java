package io.redress.mediation;

import static io.redress.cases.CaseSetup.LENA;
import static io.redress.cases.CaseSetup.MIA;
import static io.redress.cases.CaseSetup.OMAR;
import static io.redress.cases.CaseSetup.SOFIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.redress.audit.CaseEvent;
import io.redress.audit.CaseEventType;
import io.redress.cases.ActionName;
import io.redress.cases.ActionNotAvailable;
import io.redress.cases.Actions;
import io.redress.cases.CaseNumber;
import io.redress.cases.CaseView.DeadlineView;
import io.redress.cases.CaseViews;
import io.redress.cases.ClockPauses;
import io.redress.cases.Deadline;
import io.redress.cases.Stage;
import io.redress.cases.Step;
import io.redress.evidence.AskedParty;
import io.redress.evidence.EvidenceRequestBody;
import io.redress.evidence.EvidenceRequests;
import io.redress.policy.DeadlineName;
import io.redress.policy.Flag;
import io.redress.policy.Ruling;
import io.redress.policy.Rulings;
import io.redress.security.Caller;
import io.redress.security.Side;
import io.redress.time.MovedClock;
import io.redress.web.InvalidInput;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Staff stop the clock while they wait for somebody outside. */
class ClockPauseTests extends MediationTest {

    private static final String REASON = "A laboratory looks at the glass.";

    @Autowired
    ClockPauses pauses;

    @Autowired
    EvidenceRequests requests;

    @Autowired
    MediationTerms terms;

    @Autowired
    Actions actions;

    @Autowired
    CaseViews views;

    @Autowired
    Rulings rulings;

    @Autowired
    Clock clock;

    @Test
    @DisplayName("M1: all terms of the mediation stand still together, and both parties read until when and why")
    void standsStillForBothToSee() {
        CaseNumber number = mediated();
        Instant target = dueAt(number, DeadlineName.MEDIATION_TARGET);
        Instant limit = dueAt(number, DeadlineName.MEDIATION_LIMIT);

        pause(number, MIA, 5);

        assertThat(dueAt(number, DeadlineName.MEDIATION_TARGET)).isEqualTo(target.plus(5, ChronoUnit.DAYS));
        assertThat(dueAt(number, DeadlineName.MEDIATION_LIMIT)).isEqualTo(limit.plus(5, ChronoUnit.DAYS));
        for (Side side : Side.values()) {
            assertThat(seenBy(number, setup.party(number, side))).allSatisfy(term -> {
                assertThat(term.paused()).isTrue();
                assertThat(term.pausedBecause()).isEqualTo(REASON);
                assertThat(term.pausedUntil())
                        .isCloseTo(setup.now().plus(Duration.ofDays(5)), within(5, ChronoUnit.MINUTES));
            });
        }
        CaseEvent told = lastEvent(number);
        assertThat(told.type()).isEqualTo(CaseEventType.CLOCK_PAUSED);
        assertThat(told.data()).containsEntry("reason", REASON);
        assertThat(rulings.of(number.value())).extracting(Ruling::table).contains("clock-pause");
    }

    @Test
    @DisplayName("M1: when it ends early, what was not used is taken back")
    void takesBackWhatWasNotUsed() {
        CaseNumber number = mediated();
        Instant target = dueAt(number, DeadlineName.MEDIATION_TARGET);
        pause(number, MIA, 10);
        pass(Duration.ofDays(4));

        setup.inTransaction(() -> pauses.resume(number, OMAR));

        assertThat(dueAt(number, DeadlineName.MEDIATION_TARGET))
                .isCloseTo(target.plus(4, ChronoUnit.DAYS), within(5, ChronoUnit.MINUTES));
        assertThat(seenBy(number, MIA)).noneMatch(DeadlineView::paused);
        assertThat(lastEvent(number).type()).isEqualTo(CaseEventType.CLOCK_RESUMED);
        assertThat(can(number, MIA, ActionName.RESUME)).isFalse();
    }

    @Test
    @DisplayName("M1: it ends by itself, and then there is nothing to end")
    void endsByItself() {
        CaseNumber number = mediated();
        Instant target = dueAt(number, DeadlineName.MEDIATION_TARGET);
        pause(number, MIA, 3);
        assertThat(can(number, MIA, ActionName.PAUSE)).isFalse();

        pass(Duration.ofDays(3).plusMinutes(1));

        assertThat(seenBy(number, MIA)).noneMatch(DeadlineView::paused);
        assertThat(dueAt(number, DeadlineName.MEDIATION_TARGET)).isEqualTo(target.plus(3, ChronoUnit.DAYS));
        assertThat(can(number, MIA, ActionName.PAUSE)).isTrue();
        assertThatExceptionOfType(ActionNotAvailable.class)
                .isThrownBy(() -> setup.inTransaction(() -> pauses.resume(number, MIA)));
    }

    @Test
    @DisplayName("M1: as often and as long as the table allows")
    void asOftenAsTheTableAllows() {
        CaseNumber number = mediated();
        tooLong(number, 15, "1 to 14 days");
        tooLong(number, 0, "1 to 14 days");
        for (int time = 0; time < 2; time++) {
            pause(number, MIA, 1);
            setup.inTransaction(() -> pauses.resume(number, MIA));
        }

        assertThatExceptionOfType(ActionNotAvailable.class).isThrownBy(() -> pause(number, MIA, 1));
    }

    @Test
    @DisplayName("M1, E80: with a safety hazard once, for two days")
    void shortlyWithAHazard() {
        CaseNumber number = mediated();
        setup.change(number, subject -> subject.flag(Flag.SAFETY));

        tooLong(number, 3, "1 to 2 days");
        pause(number, MIA, 2);
        setup.inTransaction(() -> pauses.resume(number, MIA));

        assertThat(can(number, MIA, ActionName.PAUSE)).isFalse();
    }

    @Test
    @DisplayName("M1: a target that was missed stays missed, and a term that is over is not stopped")
    void whatIsOverStaysOver() {
        CaseNumber number = mediated();
        Instant target = dueAt(number, DeadlineName.MEDIATION_TARGET);
        pass(Duration.ofDays(15));
        pause(number, MIA, 5);
        assertThat(dueAt(number, DeadlineName.MEDIATION_TARGET)).isEqualTo(target);

        pass(Duration.ofDays(12));

        assertThat(can(number, MIA, ActionName.PAUSE)).isFalse();
    }

    @Test
    @DisplayName(
            "M1, M3: a mediator who asks a party for more waits for that party only; the clock is not stopped twice")
    void askingAPartyEndsThePause() {
        CaseNumber number = mediated();
        Instant limit = dueAt(number, DeadlineName.MEDIATION_LIMIT);
        pause(number, MIA, 10);

        setup.inTransaction(() -> requests.request(
                number, MIA, new EvidenceRequestBody(AskedParty.SELLER, List.of(), "How were they packed?", 3)));

        assertThat(dueAt(number, DeadlineName.MEDIATION_LIMIT))
                .isCloseTo(limit.plus(3, ChronoUnit.DAYS), within(5, ChronoUnit.MINUTES));
        assertThat(setup.events(number))
                .extracting(CaseEvent::type)
                .containsSubsequence(
                        CaseEventType.CLOCK_PAUSED,
                        CaseEventType.CLOCK_RESUMED,
                        CaseEventType.EVIDENCE_REQUESTED,
                        CaseEventType.CLOCK_PAUSED);
    }

    @Test
    @DisplayName("M1: both parties see that the clock waits for one of them")
    void waitsForAParty() {
        CaseNumber number = mediated();
        setup.inTransaction(() -> requests.request(
                number, MIA, new EvidenceRequestBody(AskedParty.SELLER, List.of(), "How were they packed?", 3)));

        for (Side side : Side.values()) {
            assertThat(seenBy(number, setup.party(number, side)))
                    .filteredOn(term -> ClockPauses.OF_MEDIATION.contains(term.name()))
                    .isNotEmpty()
                    .allSatisfy(term -> {
                        assertThat(term.paused()).isTrue();
                        assertThat(term.pausedBecause()).isEqualTo("Waiting for more evidence from the seller");
                    });
        }
    }

    @Test
    @DisplayName("M1, M4: whoever decides waits no longer; the signature has a clock that runs")
    void decidingEndsThePause() {
        CaseNumber number = mediated();
        Instant limit = dueAt(number, DeadlineName.MEDIATION_LIMIT);
        pause(number, MIA, 10);

        decide(number, MIA, request(refund("10.00")));

        assertThat(dueAt(number, DeadlineName.MEDIATION_LIMIT)).isCloseTo(limit, within(5, ChronoUnit.MINUTES));
        setup.change(number, subject -> subject.arriveAt(Step.SIGN_DECISION));
        assertThat(can(number, MIA, ActionName.PAUSE)).isFalse();
        pause(number, SOFIA, 2);
    }

    @Test
    @DisplayName("A3: the review of an appeal stands still once, by whoever may decide it")
    void reviewOfAnAppeal() {
        CaseNumber number = mediated();
        Instant due = setup.now().plus(10, ChronoUnit.DAYS);
        setup.change(number, subject -> {
            subject.leave(Step.DECIDE_DISPUTE);
            subject.takesPart("sofia");
            subject.enter(Stage.APPEAL);
            subject.set(new Deadline(DeadlineName.APPEAL_REVIEW, due, null, null, null));
            subject.arriveAt(Step.REVIEW_APPEAL);
        });
        assertThat(can(number, SOFIA, ActionName.PAUSE)).isFalse();
        assertThat(can(number, MIA, ActionName.PAUSE)).isFalse();

        tooLong(number, LENA, 8, "1 to 7 days");
        pause(number, LENA, 7);
        setup.inTransaction(() -> pauses.resume(number, LENA));

        assertThat(dueAt(number, DeadlineName.APPEAL_REVIEW)).isCloseTo(due, within(5, ChronoUnit.MINUTES));
        assertThat(can(number, LENA, ActionName.PAUSE)).isFalse();
    }

    @Test
    @DisplayName("M1: the parties stop no clock")
    void isForStaff() {
        CaseNumber number = mediated();

        assertThatExceptionOfType(ActionNotAvailable.class)
                .isThrownBy(() -> pause(number, setup.party(number, Side.BUYER), 1));
    }

    private CaseNumber mediated() {
        CaseNumber number = dispute();
        setup.change(number, subject -> terms.startMediation(subject, setup.now()));
        return number;
    }

    private void pause(CaseNumber number, Caller caller, int days) {
        setup.inTransaction(() -> pauses.pause(number, caller, REASON, days));
    }

    private void tooLong(CaseNumber number, int days, String allowed) {
        tooLong(number, MIA, days, allowed);
    }

    private void tooLong(CaseNumber number, Caller caller, int days, String allowed) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> pause(number, caller, days))
                .withMessageContaining(allowed)
                .satisfies(DecisionTests.code("pause-too-long"));
    }

    private boolean can(CaseNumber number, Caller caller, ActionName action) {
        return setup.inTransaction(() -> actions.allows(setup.read(number), caller, action));
    }

    private List<DeadlineView> seenBy(CaseNumber number, Caller caller) {
        return setup.inTransaction(() -> views.of(setup.read(number), caller)).deadlines();
    }

    private Instant dueAt(CaseNumber number, DeadlineName name) {
        return setup.read(number).deadline(name).orElseThrow().dueAt();
    }

    private CaseEvent lastEvent(CaseNumber number) {
        List<CaseEvent> events = setup.events(number);
        return events.get(events.size() - 1);
    }

    private void pass(Duration time) {
        MovedClock.moveTo(clock, clock.instant().plus(time));
    }
}
