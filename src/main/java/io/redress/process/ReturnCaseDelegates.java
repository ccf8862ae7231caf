package io.redress.process;

import static io.redress.process.CaseOf.execution;

import io.redress.cases.CaseClosing;
import io.redress.cases.CaseIntake;
import io.redress.mediation.Decisions;
import io.redress.negotiation.Negotiations;
import io.redress.settlement.RefundHolds;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of {@code return-case.bpmn}: business key, one use case, the variable the diagram branches on. */
@Configuration(proxyBeanMethods = false)
class ReturnCaseDelegates {

    @Bean
    JavaDelegate checkEligibility(CaseIntake intake) {
        return token -> token.setVariable("eligible", intake.checkEligibility(execution(token)));
    }

    @Bean
    JavaDelegate determineFreight(CaseIntake intake) {
        return token -> intake.determineFreight(execution(token));
    }

    @Bean
    JavaDelegate openFiling(Negotiations negotiations) {
        return token -> negotiations.openFiling(execution(token));
    }

    @Bean
    JavaDelegate withdrawForSilence(CaseClosing closing) {
        return token -> closing.withdrawForSilence(execution(token));
    }

    @Bean
    JavaDelegate confirmAward(Decisions decisions, RefundHolds holds) {
        return token -> {
            boolean awarded = decisions.confirmAward(execution(token));
            holds.adjust(execution(token));
            token.setVariable("awarded", awarded);
        };
    }

    @Bean
    JavaDelegate closeCase(CaseClosing closing) {
        return token -> closing.close(execution(token));
    }

    /** Reminds whoever the term of the timer before belongs to. */
    @Bean
    JavaDelegate remindParty(CaseClosing closing) {
        return token -> closing.remind(execution(token), TermOf.timerBefore(token));
    }
}
