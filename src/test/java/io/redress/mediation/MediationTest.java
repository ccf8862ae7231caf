package io.redress.mediation;

import static io.redress.cases.AnOrder.usd;
import static io.redress.cases.CaseSetup.MIA;

import io.redress.cases.AnOrder;
import io.redress.cases.CaseNumber;
import io.redress.cases.CaseSetup;
import io.redress.cases.CaseTest;
import io.redress.cases.CaseView.DecisionView;
import io.redress.cases.FakeCaseFlow;
import io.redress.cases.ReturnCase;
import io.redress.cases.Stage;
import io.redress.cases.Step;
import io.redress.orders.Order;
import io.redress.policy.Fault;
import io.redress.policy.Reason;
import io.redress.policy.Remedy;
import io.redress.policy.RemedyType;
import io.redress.security.Caller;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What the tests of mediation begin with: a dispute about broken lamps that waits for a mediator. */
@CaseTest
abstract class MediationTest {

    static final String REASONS = "The photos show cracks that were there on arrival.";

    @Autowired
    CaseSetup setup;

    @Autowired
    FakeCaseFlow flow;

    @Autowired
    Decisions decisions;

    @Autowired
    DecisionStore store;

    @BeforeEach
    void forgetEarlierTests() {
        flow.reset();
    }

    AnOrder order() {
        return AnOrder.at(setup.now());
    }

    CaseNumber dispute() {
        return dispute(order().build(), Remedy.of(RemedyType.FULL_REFUND));
    }

    CaseNumber dispute(Order order, Remedy sought) {
        return dispute(order, Reason.DAMAGED, sought);
    }

    CaseNumber dispute(Order order, Reason reason, Remedy sought) {
        return setup.open(order, reason, sought, subject -> {
            subject.enter(Stage.MEDIATION);
            subject.arriveAt(Step.DECIDE_DISPUTE);
        });
    }

    static DecisionRequest request(Remedy remedy) {
        return new DecisionRequest(remedy, Fault.SELLER, null, REASONS, null);
    }

    static Remedy refund(String amount) {
        return new Remedy(RemedyType.PARTIAL_REFUND, usd(amount));
    }

    ReturnCase decide(CaseNumber number, Caller caller, DecisionRequest request) {
        return setup.inTransaction(() -> decisions.decide(number, caller, request));
    }

    /** Decided by mia and issued, without a second signature. */
    void issued(CaseNumber number, DecisionRequest request) {
        decide(number, MIA, request);
        issue(number);
    }

    void issue(CaseNumber number) {
        setup.change(number, subject -> {
            decisions.issue(number);
            subject.arriveAt(Step.CONSIDER_APPEAL);
        });
    }

    Optional<DecisionView> readByStaff(CaseNumber number) {
        return store.decisionOf(number, true);
    }

    Optional<DecisionView> readByParties(CaseNumber number) {
        return store.decisionOf(number, false);
    }
}
