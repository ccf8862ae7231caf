package io.redress.process;

import io.redress.appeal.AppealDecisionRequest;
import io.redress.appeal.Appeals;
import io.redress.cases.CaseNumber;
import io.redress.cases.Cases;
import io.redress.cases.ReturnCase;
import io.redress.cases.Step;
import io.redress.evidence.AskedParty;
import io.redress.evidence.EvidenceIntake;
import io.redress.evidence.EvidencePhase;
import io.redress.evidence.EvidenceRequestBody;
import io.redress.evidence.EvidenceRequests;
import io.redress.mediation.AppealOutcome;
import io.redress.mediation.DecisionRequest;
import io.redress.mediation.Decisions;
import io.redress.mediation.SignatureRequest;
import io.redress.negotiation.EscalationRequest;
import io.redress.negotiation.Negotiations;
import io.redress.negotiation.OfferRequest;
import io.redress.policy.AppealGround;
import io.redress.policy.EvidenceType;
import io.redress.policy.Fault;
import io.redress.policy.FreightPayer;
import io.redress.policy.InspectionResult;
import io.redress.security.Caller;
import io.redress.security.Side;
import io.redress.settlement.Refunds;
import io.redress.settlement.Replacements;
import io.redress.settlement.Returns;
import io.redress.settlement.Shipment;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.joda.money.CurrencyUnit;
import org.springframework.stereotype.Component;

/**
 * Translates a form that a person has submitted into the command that the API would have given: the same guard, the same
 * change, the same record. What the command refuses, the task refuses.
 */
@Component
class TaskForms {

    private enum Answer {
        ACCEPT,
        REJECT,
        OFFER,
        ESCALATE,
        APPEAL,
        WAIVE
    }

    private enum NextStep {
        DECIDE,
        REQUEST_EVIDENCE,
        PROPOSE
    }

    private final Cases cases;
    private final SignedIn signedIn;
    private final Negotiations negotiations;
    private final EvidenceIntake evidence;
    private final EvidencePhase evidencePhase;
    private final EvidenceRequests evidenceRequests;
    private final Decisions decisions;
    private final Appeals appeals;
    private final Returns returns;
    private final Replacements replacements;
    private final Refunds refunds;

    TaskForms(
            Cases cases,
            SignedIn signedIn,
            Negotiations negotiations,
            EvidenceIntake evidence,
            EvidencePhase evidencePhase,
            EvidenceRequests evidenceRequests,
            Decisions decisions,
            Appeals appeals,
            Returns returns,
            Replacements replacements,
            Refunds refunds) {
        this.cases = cases;
        this.signedIn = signedIn;
        this.negotiations = negotiations;
        this.evidence = evidence;
        this.evidencePhase = evidencePhase;
        this.evidenceRequests = evidenceRequests;
        this.decisions = decisions;
        this.appeals = appeals;
        this.returns = returns;
        this.replacements = replacements;
        this.refunds = refunds;
    }

    /** Does what the form of {@code task} says; a task that no command answers is simply completed. */
    void submit(DelegateTask task) {
        Optional<Step> step = StepTasks.stepOf(task.getTaskDefinitionKey());
        if (step.isEmpty()) {
            return;
        }
        signedIn.mayComplete(task);
        ReturnCase subject = cases.lock(CaseOf.task(task));
        Form form = new Form(task, StepContracts.of(step.get()));
        boolean advanced = CompletionScope.byPerson(task, () -> apply(step.get(), subject, form));
        form.discard();
        if (!advanced) {
            throw new StillWaiting(task.getName());
        }
    }

    private void apply(Step step, ReturnCase subject, Form form) {
        switch (step) {
            case ANSWER_REQUEST -> answerOffer(subject, form, Side.SELLER);
            case ANSWER_OFFER -> answerOffer(subject, form, Side.BUYER);
            case CONTINUE_NEGOTIATION -> answerOffer(subject, form, form.choice("actingFor", Side.class));
            case FILE_DISPUTE -> escalate(subject, form, signedIn.actingFor(subject, Side.BUYER));
            case BUYER_EVIDENCE -> submitEvidence(subject, form, Side.BUYER);
            case SELLER_EVIDENCE -> submitEvidence(subject, form, Side.SELLER);
            case ANSWER_EVIDENCE_REQUEST -> answerRequest(subject, form);
            case DECIDE_DISPUTE -> mediate(subject, form);
            case SIGN_DECISION ->
                decisions.sign(
                        subject.number(),
                        signedIn.self(),
                        new SignatureRequest(form.yesOrNo("approve"), form.optionalText("reasons")));
            case CONSIDER_APPEAL -> considerAppeal(subject, form);
            case ANSWER_APPEAL, ANSWER_CROSS_APPEAL -> answerAppeal(step, subject, form);
            case REVIEW_APPEAL -> reviewAppeal(subject, form);
            case SHIP_RETURN -> returns.ship(subject.number(), signedIn.actingFor(subject, Side.BUYER), shipment(form));
            case INSPECT_RETURN ->
                returns.inspectByPhone(
                        subject.number(),
                        signedIn.actingFor(subject, Side.SELLER),
                        form.choice("result", InspectionResult.class),
                        form.optionalText("note"));
            case DECIDE_OBJECTION -> decisions.decide(subject.number(), signedIn.self(), decision(subject, form));
            case SHIP_REPLACEMENT ->
                replacements.ship(subject.number(), signedIn.actingFor(subject, Side.SELLER), shipment(form));
            case CONFIRM_RECEIPT ->
                replacements.confirm(
                        subject.number(),
                        signedIn.actingFor(subject, Side.BUYER),
                        form.yesOrNo("accepted"),
                        form.optionalText("note"));
            case PAY_AWARD ->
                refunds.recordPayment(subject.number(), signedIn.forMarketplace(), form.text("reference"));
        }
    }

    private void answerOffer(ReturnCase subject, Form form, Side side) {
        CaseNumber number = subject.number();
        Caller caller = signedIn.actingFor(subject, side);
        switch (form.choice("answer", Answer.class)) {
            case ACCEPT -> negotiations.acceptOpen(number, caller);
            case REJECT -> negotiations.rejectOpen(number, caller, form.text("reason"));
            case OFFER ->
                negotiations.offer(
                        number,
                        caller,
                        new OfferRequest(
                                form.remedy(currency(subject)),
                                form.optionalChoice("freightPayer", FreightPayer.class),
                                form.optionalText("message")));
            case ESCALATE -> escalate(subject, form, caller);
            case APPEAL, WAIVE -> throw new IllegalArgumentException("there is nothing to appeal against yet");
        }
    }

    private void escalate(ReturnCase subject, Form form, Caller caller) {
        boolean namesRemedy = form.has("remedyType");
        negotiations.escalate(
                subject.number(),
                caller,
                new EscalationRequest(
                        new EscalationRequest.Claimed(form.text("expected"), form.text("received")),
                        namesRemedy ? form.remedy(currency(subject)) : null));
    }

    private void submitEvidence(ReturnCase subject, Form form, Side side) {
        Caller caller = signedIn.actingFor(subject, side);
        keepStatement(subject, form, caller);
        evidencePhase.complete(subject.number(), caller);
    }

    private void answerRequest(ReturnCase subject, Form form) {
        String statement = form.optionalText("statement");
        for (Side side : subject.evidenceRequest().orElseThrow().waitingFor()) {
            Caller caller = signedIn.actingFor(subject, side);
            if (statement != null) {
                evidence.submitStatement(subject.number(), caller, statement);
            }
            evidencePhase.complete(subject.number(), caller);
        }
    }

    private void keepStatement(ReturnCase subject, Form form, Caller caller) {
        String statement = form.optionalText("statement");
        if (statement != null) {
            evidence.submitStatement(subject.number(), caller, statement);
        }
    }

    private void mediate(ReturnCase subject, Form form) {
        CaseNumber number = subject.number();
        Caller mediator = signedIn.self();
        switch (form.choice("nextStep", NextStep.class)) {
            case DECIDE -> decisions.decide(number, mediator, decision(subject, form));
            case REQUEST_EVIDENCE ->
                evidenceRequests.request(
                        number,
                        mediator,
                        new EvidenceRequestBody(
                                form.choice("party", AskedParty.class),
                                form.choices(
                                        EvidenceType.class, "evidenceType", "secondEvidenceType", "thirdEvidenceType"),
                                form.text("note"),
                                form.optionalNumber("days")));
            case PROPOSE -> {
                negotiations.offer(
                        number,
                        mediator,
                        new OfferRequest(form.remedy(currency(subject)), null, form.optionalText("message")));
                // The mediator goes on with the same case: the process leads straight back to this task.
                CompletionScope.advances(
                        number,
                        Step.DECIDE_DISPUTE,
                        Map.of("mediation", "SETTLEMENT_PROPOSED", "mediator", mediator.id()));
            }
        }
    }

    private DecisionRequest decision(ReturnCase subject, Form form) {
        CurrencyUnit currency = currency(subject);
        return new DecisionRequest(
                form.remedy(currency),
                form.choice("fault", Fault.class),
                form.yes("returnRequired"),
                form.text("reasons"),
                form.amount("incidentalCosts", currency));
    }

    private void considerAppeal(ReturnCase subject, Form form) {
        Caller caller = signedIn.actingFor(subject, form.choice("actingFor", Side.class));
        CaseNumber number = subject.number();
        if (form.choice("answer", Answer.class) == Answer.WAIVE) {
            appeals.waive(number, caller);
            // The other losing side may still appeal; the process leads back to this task until its term is over.
            if (!subject.losingSides().stream().allMatch(subject::hasWaived)) {
                CompletionScope.advances(number, Step.CONSIDER_APPEAL, Map.of("appealWindow", "OPEN"));
            }
        } else {
            appeals.fileByPhone(number, caller, form.choice("ground", AppealGround.class), form.text("explanation"));
        }
    }

    private void answerAppeal(Step step, ReturnCase subject, Form form) {
        Side appellant = Optional.ofNullable(subject.appellant()).orElseThrow();
        Side side = step == Step.ANSWER_APPEAL ? appellant.other() : appellant;
        appeals.answerByPhone(
                subject.number(),
                Optional.ofNullable(subject.appealId()).orElseThrow(),
                signedIn.actingFor(subject, side),
                form.text("statement"));
    }

    private void reviewAppeal(ReturnCase subject, Form form) {
        AppealOutcome outcome = form.choice("outcome", AppealOutcome.class);
        boolean upheld = outcome == AppealOutcome.UPHELD;
        appeals.decide(
                subject.number(),
                Optional.ofNullable(subject.appealId()).orElseThrow(),
                signedIn.self(),
                new AppealDecisionRequest(
                        outcome,
                        upheld ? null : form.remedy(currency(subject)),
                        upheld ? null : form.choice("fault", Fault.class),
                        upheld ? null : form.yes("returnRequired"),
                        form.text("reasons")));
    }

    private static Shipment shipment(Form form) {
        return new Shipment(form.text("carrier"), form.text("trackingNumber"));
    }

    private static CurrencyUnit currency(ReturnCase subject) {
        return subject.claimedValue().getCurrencyUnit();
    }
}
