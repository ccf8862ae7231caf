package io.redress.process;

import static io.redress.process.CaseOf.execution;

import io.redress.cases.CaseClosing;
import io.redress.cases.CaseIntake;
import io.redress.mediation.Decisions;
import io.redress.negotiation.Negotiations;
import io.redress.policy.DeadlineName;
import io.redress.process.contract.Delegate;
import io.redress.process.contract.Kind;
import io.redress.process.contract.Sets;
import io.redress.settlement.RefundHolds;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of {@code return-case.bpmn}: business key, one use case, the variable the diagram branches on. */
@Configuration(proxyBeanMethods = false)
class ReturnCaseDelegates {

    @Bean
    @Delegate(
            name = "Check eligibility",
            does =
                    "Looks the request up in the eligibility table and keeps every finding, so that the buyer hears all of it"
                            + " at once (C1, E10 to E91).",
            sets = @Sets(variable = "eligible", kind = Kind.TRUTH, meaning = "whether the request may become a case"))
    JavaDelegate checkEligibility(CaseIntake intake) {
        return token -> token.setVariable("eligible", intake.checkEligibility(execution(token)));
    }

    @Bean
    @Delegate(
            name = "Determine freight",
            does =
                    "Says who pays the return freight: as an estimate before a decision, and after it with the fault that"
                            + " was found or with what was agreed (F10 to F91).")
    JavaDelegate determineFreight(CaseIntake intake) {
        return token -> intake.determineFreight(execution(token));
    }

    @Bean
    @Delegate(
            name = "Open filing",
            does = "Begins the term in which the buyer states what went wrong (V1).",
            begins = DeadlineName.FILING)
    JavaDelegate openFiling(Negotiations negotiations) {
        return token -> negotiations.openFiling(execution(token));
    }

    @Bean
    @Delegate(
            name = "Withdraw silent case",
            does = "Records that the buyer stayed silent and withdraws the case (N4, V1).")
    JavaDelegate withdrawForSilence(CaseClosing closing) {
        return token -> closing.withdrawForSilence(execution(token));
    }

    @Bean
    @Delegate(
            name = "Confirm award",
            does = "Makes the last decision of the case final, and holds what it awards of the seller's money.",
            sets = @Sets(variable = "awarded", kind = Kind.TRUTH, meaning = "whether it awards anything to the buyer"))
    JavaDelegate confirmAward(Decisions decisions, RefundHolds holds) {
        return token -> {
            boolean awarded = decisions.confirmAward(execution(token));
            holds.adjust(execution(token));
            token.setVariable("awarded", awarded);
        };
    }

    @Bean
    @Delegate(name = "Close case", does = "Closes the file with its outcome; no term runs on.")
    JavaDelegate closeCase(CaseClosing closing) {
        return token -> closing.close(execution(token));
    }

    /** Reminds whoever the term of the timer before belongs to. */
    @Bean
    @Delegate(
            name = "Remind party",
            does = "Reminds whoever the term of the timer before belongs to that it ends soon (N4).",
            afterTimer = true)
    JavaDelegate remindParty(CaseClosing closing) {
        return token -> closing.remind(execution(token), TermOf.timerBefore(token));
    }
}
