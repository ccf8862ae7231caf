package io.redress.appeal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.redress.audit.CaseEvent;
import io.redress.audit.CaseEventType;
import io.redress.cases.ActionNotAvailable;
import io.redress.cases.CaseNumber;
import io.redress.cases.CaseView.AppealView;
import io.redress.cases.Deadline;
import io.redress.cases.Step;
import io.redress.policy.AppealGround;
import io.redress.policy.DeadlineName;
import io.redress.policy.EvidenceType;
import io.redress.security.Caller;
import io.redress.security.Side;
import io.redress.web.Conflict;
import io.redress.web.InvalidInput;
import io.redress.web.NotFound;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HearingTests extends AppealTest {

    @Test
    @DisplayName("A3: the other side answers, with evidence of its own")
    void theOtherSideIsHeard() {
        CaseNumber number = decided();
        UUID id = file(number, Side.BUYER).id();
        UUID paper = setup.evidence(number, Side.SELLER, EvidenceType.PACKING_LIST, "list");
        flow.advanced().clear();

        Caller seller = setup.party(number, Side.SELLER);
        setup.inTransaction(
                () -> appeals.answer(number, id, seller, new AnswerRequest(" All was well packed. ", List.of(paper))));

        assertThat(flow.routing()).isEqualTo(Map.of("crossAppeal", false));
        assertThat(appealsOf(number)).singleElement().satisfies(heard -> {
            assertThat(heard.status()).isEqualTo("HEARD");
            assertThat(heard.answer()).isEqualTo("All was well packed.");
            assertThat(heard.answerEvidenceIds()).containsExactly(paper);
        });
        assertThat(setup.events(number)).extracting(CaseEvent::type).endsWith(CaseEventType.APPEAL_ANSWERED);
    }

    @Test
    @DisplayName("A3: the appellant does not answer itself")
    void theAppellantDoesNotAnswer() {
        CaseNumber number = decided();
        UUID id = file(number, Side.BUYER).id();

        assertThatExceptionOfType(ActionNotAvailable.class).isThrownBy(() -> answer(number, Side.BUYER, id));
    }

    @Test
    @DisplayName("A3: an answer names an appeal that waits for it, and evidence of the case")
    void theAnswerFitsTheAppeal() {
        CaseNumber number = decided();
        UUID refused = file(number, Side.BUYER, AppealGround.NEW_EVIDENCE, "There is more.", List.of())
                .id();
        UUID id = file(number, Side.BUYER).id();
        Caller seller = setup.party(number, Side.SELLER);

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> answer(number, Side.SELLER, UUID.randomUUID()));
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> answer(number, Side.SELLER, refused))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("appeal-not-open"));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> setup.inTransaction(() ->
                        appeals.answer(number, id, seller, new AnswerRequest("No.", List.of(UUID.randomUUID())))));
    }

    @Test
    @DisplayName("A3: without an answer in time the appeal is heard without it")
    void silenceIsNotWaitedFor() {
        CaseNumber number = decided();
        file(number, Side.SELLER);

        boolean cross = termPasses(number, Step.ANSWER_APPEAL);

        assertThat(cross).isFalse();
        assertThat(appealsOf(number)).extracting(AppealView::status).containsExactly("HEARD");
        List<CaseEvent> events = setup.events(number);
        assertThat(events.get(events.size() - 1).data())
                .containsEntry("deadline", "APPEAL_ANSWER")
                .containsEntry("party", "BUYER");
    }

    @Test
    @DisplayName("A1, A3: the other side appeals too; then the first appellant is heard")
    void aCrossAppealIsHeardToo() {
        CaseNumber number = decided();
        UUID first = file(number, Side.BUYER).id();
        flow.advanced().clear();

        AppealView cross = file(number, Side.SELLER);

        assertThat(cross.status()).isEqualTo("ADMITTED");
        assertThat(flow.advanced()).as("the process waits on for the answer").isEmpty();
        assertThat(setup.read(number).appellant()).isEqualTo(Side.BUYER);
        assertThat(setup.read(number).appealId()).isEqualTo(first);

        answer(number, Side.SELLER, first);
        assertThat(flow.routing()).isEqualTo(Map.of("crossAppeal", true));
        assertThat(setup.read(number).deadline(DeadlineName.CROSS_APPEAL_ANSWER))
                .hasValueSatisfying(term -> assertThat(term.party()).isEqualTo(Side.BUYER));
        setup.change(number, subject -> subject.arriveAt(Step.ANSWER_CROSS_APPEAL));
        assertThat(setup.read(number).appealId()).isEqualTo(cross.id());

        answer(number, Side.BUYER, cross.id());
        assertThat(appealsOf(number)).extracting(AppealView::status).containsExactly("HEARD", "HEARD");
    }

    @Test
    @DisplayName("A2: a cross-appeal that is not admissible is refused at once; the answer is still waited for")
    void aCrossAppealIsJudgedAtOnce() {
        CaseNumber number = decided();
        UUID first = file(number, Side.BUYER).id();
        flow.advanced().clear();

        assertThat(file(number, Side.SELLER, AppealGround.NEW_EVIDENCE, "There is more.", List.of())
                        .status())
                .isEqualTo("REFUSED");

        answer(number, Side.SELLER, first);
        assertThat(flow.routing()).isEqualTo(Map.of("crossAppeal", false));
    }

    @Test
    @DisplayName("A1: a cross-appeal too comes within the appeal window")
    void aCrossAppealComesWithinTheWindow() {
        CaseNumber number = decided();
        file(number, Side.BUYER);
        setup.change(
                number,
                subject -> subject.set(
                        new Deadline(DeadlineName.APPEAL_WINDOW, setup.now().minusMillis(1), null, null, null)));

        assertThatExceptionOfType(ActionNotAvailable.class).isThrownBy(() -> file(number, Side.SELLER));
    }

    @Test
    @DisplayName("A3: both sides may let their terms pass")
    void bothStaySilent() {
        CaseNumber number = decided();
        file(number, Side.BUYER);
        file(number, Side.SELLER);

        assertThat(termPasses(number, Step.ANSWER_APPEAL)).isTrue();
        assertThat(setup.read(number).deadline(DeadlineName.CROSS_APPEAL_ANSWER))
                .isPresent();
        setup.change(number, subject -> subject.arriveAt(Step.ANSWER_CROSS_APPEAL));
        assertThat(termPasses(number, Step.ANSWER_CROSS_APPEAL)).isFalse();

        assertThat(appealsOf(number)).extracting(AppealView::status).containsExactly("HEARD", "HEARD");
        List<CaseEvent> events = setup.events(number);
        assertThat(events.get(events.size() - 1).data())
                .containsEntry("deadline", "CROSS_APPEAL_ANSWER")
                .containsEntry("party", "BUYER");
    }

    private boolean termPasses(CaseNumber number, Step step) {
        setup.change(number, subject -> subject.leave(step));
        return setup.inTransaction(() -> appeals.recordNoAnswer(number));
    }
}
