package io.redress.appeal;

import static io.redress.cases.AnOrder.usd;

import io.redress.cases.AnOrder;
import io.redress.cases.Award;
import io.redress.cases.CaseNumber;
import io.redress.cases.CaseSetup;
import io.redress.cases.CaseTest;
import io.redress.cases.CaseView.AppealView;
import io.redress.cases.FakeCaseFlow;
import io.redress.cases.ReturnCase;
import io.redress.cases.Stage;
import io.redress.cases.Step;
import io.redress.mediation.DecisionRequest;
import io.redress.mediation.Decisions;
import io.redress.policy.AppealGround;
import io.redress.policy.Fault;
import io.redress.policy.Reason;
import io.redress.policy.Remedy;
import io.redress.policy.RemedyType;
import io.redress.security.Caller;
import io.redress.security.Side;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What the tests of appeals begin with: a decision of mia's that awards half of what was sought. */
@CaseTest
abstract class AppealTest {

    static final Remedy HALF = new Remedy(RemedyType.PARTIAL_REFUND, usd("500.00"));
    static final String REASONS = "The report proves that the goods left the factory broken.";

    @Autowired
    CaseSetup setup;

    @Autowired
    FakeCaseFlow flow;

    @Autowired
    Decisions decisions;

    @Autowired
    Appeals appeals;

    @Autowired
    AppealStore store;

    /** The process, as far as an appeal goes. */
    @BeforeEach
    void drawTheProcess() {
        flow.reset();
        flow.after(Step.CONSIDER_APPEAL, number -> {
            boolean admitted = flow.advanced().stream()
                            .anyMatch(last -> "APPEALED".equals(last.routing().get("appealWindow")))
                    && appeals.checkAdmissibility(number);
            setup.change(number, subject -> subject.arriveAt(admitted ? Step.ANSWER_APPEAL : Step.CONSIDER_APPEAL));
        });
    }

    CaseNumber decided() {
        return decided(new DecisionRequest(HALF, Fault.SELLER, false, "Half of the lamps are cracked.", null));
    }

    CaseNumber decided(DecisionRequest decision) {
        CaseNumber number = setup.open(
                AnOrder.at(setup.now()).build(), Reason.DAMAGED, Remedy.of(RemedyType.FULL_REFUND), subject -> {
                    subject.enter(Stage.MEDIATION);
                    subject.arriveAt(Step.DECIDE_DISPUTE);
                });
        setup.inTransaction(() -> decisions.decide(number, CaseSetup.MIA, decision));
        setup.change(number, subject -> {
            decisions.issue(number);
            subject.arriveAt(Step.CONSIDER_APPEAL);
        });
        flow.advanced().clear();
        flow.claimed().clear();
        return number;
    }

    AppealView file(CaseNumber number, Side side) {
        return file(number, side, AppealGround.RULE_MISAPPLIED, "V12 was read too narrowly.", List.of());
    }

    AppealView file(CaseNumber number, Side side, AppealGround ground, String explanation, List<UUID> evidence) {
        Caller caller = setup.party(number, side);
        return setup.inTransaction(
                () -> appeals.file(number, caller, new AppealRequest(ground, explanation, evidence)));
    }

    ReturnCase answer(CaseNumber number, Side side, UUID appealId) {
        Caller caller = setup.party(number, side);
        return setup.inTransaction(
                () -> appeals.answer(number, appealId, caller, new AnswerRequest("We stand by it.", List.of())));
    }

    /** An appeal of the buyer's that was heard and waits for its reviewer. */
    CaseNumber underReview() {
        CaseNumber number = decided();
        UUID id = file(number, Side.BUYER).id();
        answer(number, Side.SELLER, id);
        review(number);
        return number;
    }

    void review(CaseNumber number) {
        setup.change(number, subject -> {
            appeals.route(number);
            subject.arriveAt(Step.REVIEW_APPEAL);
        });
        flow.after(Step.REVIEW_APPEAL, appeals::issueDecision);
        flow.advanced().clear();
    }

    List<AppealView> appealsOf(CaseNumber number) {
        return store.appealsOf(number);
    }

    Award award(CaseNumber number) {
        return setup.read(number).award().orElseThrow();
    }
}
