package io.redress.appeal;

import static io.redress.cases.CaseSetup.MIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.redress.audit.CaseEvent;
import io.redress.audit.CaseEventType;
import io.redress.cases.ActionNotAvailable;
import io.redress.cases.CaseNumber;
import io.redress.cases.CaseView.AppealView;
import io.redress.cases.Deadline;
import io.redress.cases.Stage;
import io.redress.mediation.DecisionRequest;
import io.redress.policy.AppealGround;
import io.redress.policy.DeadlineName;
import io.redress.policy.EvidenceType;
import io.redress.policy.Fault;
import io.redress.policy.Remedy;
import io.redress.policy.RemedyType;
import io.redress.policy.Ruling;
import io.redress.policy.Rulings;
import io.redress.security.Caller;
import io.redress.security.Side;
import io.redress.web.InvalidInput;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class AppealsTests extends AppealTest {

    @Autowired
    Rulings rulings;

    @ParameterizedTest
    @EnumSource(Side.class)
    @DisplayName("A1, A3: either party appeals, and the other is heard within 5 days")
    void eitherPartyAppeals(Side side) {
        CaseNumber number = decided();

        AppealView filed = file(number, side);

        assertThat(filed.status()).isEqualTo("ADMITTED");
        assertThat(filed.by()).isEqualTo(side);
        assertThat(setup.read(number).stage()).isEqualTo(Stage.APPEAL);
        assertThat(setup.read(number).appellant()).isEqualTo(side);
        assertThat(setup.read(number).appealId()).isEqualTo(filed.id());
        assertThat(setup.read(number).deadline(DeadlineName.APPEAL_ANSWER)).hasValueSatisfying(term -> {
            assertThat(term.party()).isEqualTo(side.other());
            assertThat(Duration.between(setup.now(), term.dueAt()))
                    .isBetween(Duration.ofHours(118), Duration.ofHours(121));
            assertThat(term.remindAt()).isNotNull();
        });
        assertThat(flow.routing()).isEqualTo(Map.of("appealWindow", "APPEALED"));
        assertThat(rulings.of(number.value())).extracting(Ruling::table).contains("appeal-admissibility");
        assertThat(lastEvent(number).type()).isEqualTo(CaseEventType.APPEALED);
        assertThat(lastEvent(number).actor().id())
                .isEqualTo(setup.party(number, side).id());
        assertThat(lastEvent(number).data()).containsEntry("crossAppeal", false);
    }

    @Test
    @DisplayName("A1: once each")
    void nobodyAppealsTwice() {
        CaseNumber number = decided();
        file(number, Side.BUYER);

        assertThatExceptionOfType(ActionNotAvailable.class).isThrownBy(() -> file(number, Side.BUYER));
    }

    @Test
    @DisplayName("A1: not once the window of 10 days is over")
    void notAfterTheWindow() {
        CaseNumber number = decided();
        closeWindow(number);

        assertThatExceptionOfType(ActionNotAvailable.class).isThrownBy(() -> file(number, Side.BUYER));
        assertThat(appealsOf(number)).isEmpty();
    }

    @Test
    @DisplayName("A1: staff do not appeal")
    void staffDoNotAppeal() {
        CaseNumber number = decided();

        assertThatExceptionOfType(ActionNotAvailable.class)
                .isThrownBy(() -> setup.inTransaction(() -> appeals.file(
                        number, MIA, new AppealRequest(AppealGround.RULE_MISAPPLIED, "V12 says otherwise.", null))));
    }

    @Test
    @DisplayName("A2: new evidence is a content that the first file lacks")
    void newEvidenceIsNewContent() {
        CaseNumber number = decided();
        UUID report = setup.evidence(number, Side.BUYER, EvidenceType.QC_REPORT, "report");

        AppealView filed =
                file(number, Side.BUYER, AppealGround.NEW_EVIDENCE, "The report was not there.", List.of(report));

        assertThat(filed.status()).isEqualTo("ADMITTED");
        assertThat(filed.evidenceIds()).containsExactly(report);
    }

    @Test
    @DisplayName(
            "A2: the old photo handed in again is no new evidence: refused at once with the reason, and nothing is lost")
    void oldContentIsNoNewEvidence() {
        CaseNumber number = decidedWithPhoto();
        UUID again = setup.evidence(number, Side.BUYER, EvidenceType.PHOTO, "crack");

        AppealView refused = file(number, Side.BUYER, AppealGround.NEW_EVIDENCE, "Look at the photo.", List.of(again));

        assertThat(refused.status()).isEqualTo("REFUSED");
        assertThat(refused.refusal()).contains("names nothing that was not in the first file");
        assertThat(setup.read(number).stage()).isEqualTo(Stage.DECIDED);
        assertThat(setup.read(number).deadline(DeadlineName.APPEAL_WINDOW)).isPresent();
        assertThat(lastEvent(number).type()).isEqualTo(CaseEventType.APPEAL_REFUSED);
        assertThat(lastEvent(number).data()).containsEntry("because", refused.refusal());
    }

    @Test
    @DisplayName("A2: an appeal on new evidence that names none is refused")
    void newEvidenceNeedsEvidence() {
        CaseNumber number = decided();

        assertThat(file(number, Side.BUYER, AppealGround.NEW_EVIDENCE, "There is more.", List.of())
                        .status())
                .isEqualTo("REFUSED");
    }

    @Test
    @DisplayName("A2: an appeal without explanation is refused")
    void needsAnExplanation() {
        CaseNumber number = decided();

        AppealView refused = file(number, Side.SELLER, AppealGround.PROCEDURAL_ERROR, "  ", List.of());

        assertThat(refused.status()).isEqualTo("REFUSED");
        assertThat(refused.refusal()).contains("does not explain");
    }

    @Test
    @DisplayName("A1, A2: a refused appeal does not count; a better one can be filed within the window")
    void aBetterOneCanBeFiled() {
        CaseNumber number = decided();
        file(number, Side.BUYER, AppealGround.NEW_EVIDENCE, "There is more.", List.of());
        UUID report = setup.evidence(number, Side.BUYER, EvidenceType.QC_REPORT, "report");

        AppealView better = file(number, Side.BUYER, AppealGround.NEW_EVIDENCE, "Here is the report.", List.of(report));

        assertThat(better.status()).isEqualTo("ADMITTED");
        assertThat(appealsOf(number)).extracting(AppealView::status).containsExactly("REFUSED", "ADMITTED");
    }

    @Test
    @DisplayName("A2: evidence of another case is not known here")
    void evidenceMustBeOfTheCase() {
        CaseNumber number = decided();
        UUID foreign = setup.evidence(decided(), Side.BUYER, EvidenceType.PHOTO, "elsewhere");

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(
                        () -> file(number, Side.BUYER, AppealGround.NEW_EVIDENCE, "Look at this.", List.of(foreign)))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("unknown-evidence"));
        assertThat(appealsOf(number)).isEmpty();
    }

    @Test
    @DisplayName("A5: when the last losing side has waived, nothing waits for the window")
    void allLosersWaive() {
        CaseNumber number = decided();

        waive(number, Side.BUYER);
        assertThat(flow.advanced()).isEmpty();

        waive(number, Side.SELLER);
        assertThat(flow.routing()).isEqualTo(Map.of("appealWindow", "CLOSED"));
        assertThat(setup.events(number)).extracting(CaseEvent::type).endsWith(CaseEventType.APPEAL_WAIVED);
    }

    @Test
    @DisplayName("A5: where only the seller has lost, its waiver is enough")
    void theOnlyLoserWaives() {
        CaseNumber number = decided(new DecisionRequest(
                Remedy.of(RemedyType.FULL_REFUND), Fault.SELLER, false, "All of the lamps are cracked.", null));

        assertThatExceptionOfType(ActionNotAvailable.class).isThrownBy(() -> waive(number, Side.BUYER));
        waive(number, Side.SELLER);

        assertThat(flow.routing()).isEqualTo(Map.of("appealWindow", "CLOSED"));
    }

    @Test
    @DisplayName("A5: whoever has waived does not appeal any more, and does not waive twice")
    void waivedIsWaived() {
        CaseNumber number = decided();
        waive(number, Side.BUYER);

        assertThatExceptionOfType(ActionNotAvailable.class).isThrownBy(() -> file(number, Side.BUYER));
        assertThatExceptionOfType(ActionNotAvailable.class).isThrownBy(() -> waive(number, Side.BUYER));
        assertThat(file(number, Side.SELLER).status()).isEqualTo("ADMITTED");
    }

    private CaseNumber decidedWithPhoto() {
        CaseNumber number = decided();
        setup.evidence(
                number, Side.BUYER, EvidenceType.PHOTO, "crack", setup.now().minus(Duration.ofDays(1)));
        return number;
    }

    private void waive(CaseNumber number, Side side) {
        Caller caller = setup.party(number, side);
        setup.inTransaction(() -> appeals.waive(number, caller));
    }

    private void closeWindow(CaseNumber number) {
        setup.change(
                number,
                subject -> subject.set(
                        new Deadline(DeadlineName.APPEAL_WINDOW, setup.now().minusMillis(1), null, null, null)));
    }

    private CaseEvent lastEvent(CaseNumber number) {
        List<CaseEvent> events = setup.events(number);
        return events.get(events.size() - 1);
    }
}
