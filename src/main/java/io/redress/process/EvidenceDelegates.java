package io.redress.process;

import static io.redress.process.CaseOf.execution;

import io.redress.evidence.EvidencePhase;
import io.redress.evidence.EvidenceRequests;
import io.redress.mediation.Decisions;
import io.redress.policy.DeadlineName;
import io.redress.security.Side;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of {@code evidence-collection.bpmn}, and the end of a mediator's request for more. */
@Configuration(proxyBeanMethods = false)
class EvidenceDelegates {

    @Bean
    JavaDelegate openEvidencePhase(EvidencePhase phase) {
        return token -> phase.open(execution(token));
    }

    /** Ends the evidence term of the timer that led here. */
    @Bean
    JavaDelegate closeEvidenceTerm(EvidencePhase phase) {
        return token -> phase.closeTerm(
                execution(token), TermOf.timerBefore(token) == DeadlineName.BUYER_EVIDENCE ? Side.BUYER : Side.SELLER);
    }

    @Bean
    JavaDelegate assessSufficiency(EvidencePhase phase) {
        return token -> token.setVariable("burdenMet", phase.assess(execution(token)));
    }

    @Bean
    JavaDelegate draftDecision(Decisions decisions) {
        return token -> decisions.draftAgainstSilentSide(execution(token));
    }

    @Bean
    JavaDelegate closeEvidenceRequest(EvidenceRequests requests) {
        return token -> requests.close(execution(token));
    }
}
