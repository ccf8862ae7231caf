package io.redress.process;

import static io.redress.process.CaseOf.execution;

import io.redress.evidence.EvidencePhase;
import io.redress.evidence.EvidenceRequests;
import io.redress.mediation.Decisions;
import io.redress.policy.DeadlineName;
import io.redress.process.contract.Delegate;
import io.redress.process.contract.Kind;
import io.redress.process.contract.Sets;
import io.redress.security.Side;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of {@code evidence-collection.bpmn}, and the end of a mediator's request for more. */
@Configuration(proxyBeanMethods = false)
class EvidenceDelegates {

    @Bean
    @Delegate(
            name = "Open evidence phase",
            does = "Begins a term for the evidence of each side (V2).",
            begins = {DeadlineName.BUYER_EVIDENCE, DeadlineName.SELLER_EVIDENCE})
    JavaDelegate openEvidencePhase(EvidencePhase phase) {
        return token -> phase.open(execution(token));
    }

    /** Ends the evidence term of the timer that led here. */
    @Bean
    @Delegate(
            name = "Close evidence",
            does = "Ends the evidence of the side whose term is over, by the timer before (V2).",
            afterTimer = true,
            terms = {DeadlineName.BUYER_EVIDENCE, DeadlineName.SELLER_EVIDENCE})
    JavaDelegate closeEvidenceTerm(EvidencePhase phase) {
        return token -> phase.closeTerm(
                execution(token), TermOf.timerBefore(token) == DeadlineName.BUYER_EVIDENCE ? Side.BUYER : Side.SELLER);
    }

    @Bean
    @Delegate(
            name = "Assess sufficiency",
            does = "Holds what each side handed in against what is required, as advice to the mediator (V5 to V30).",
            sets =
                    @Sets(
                            variable = "burdenMet",
                            kind = Kind.TRUTH,
                            meaning = "whether the side with the burden of proof handed anything in"))
    JavaDelegate assessSufficiency(EvidencePhase phase) {
        return token -> token.setVariable("burdenMet", phase.assess(execution(token)));
    }

    @Bean
    @Delegate(
            name = "Draft decision",
            does = "Drafts a decision against the side that bears the burden of proof and handed nothing in (V31).")
    JavaDelegate draftDecision(Decisions decisions) {
        return token -> decisions.draftAgainstSilentSide(execution(token));
    }

    @Bean
    @Delegate(
            name = "Close evidence request",
            does = "Ends what the mediator asked a side for, and lets the clock of the mediation run again (V2, M1).")
    JavaDelegate closeEvidenceRequest(EvidenceRequests requests) {
        return token -> requests.close(execution(token));
    }
}
