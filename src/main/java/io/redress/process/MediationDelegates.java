package io.redress.process;

import static io.redress.process.CaseOf.execution;

import io.redress.mediation.Decisions;
import io.redress.mediation.Routing;
import io.redress.mediation.SecondSignature;
import io.redress.settlement.RefundHolds;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of {@code mediation.bpmn}. */
@Configuration(proxyBeanMethods = false)
class MediationDelegates {

    @Bean
    JavaDelegate routeCase(Routing routing) {
        return token -> {
            token.setVariable("mediatorGroups", String.join(",", routing.route(execution(token))));
            token.setVariable("mediator", null);
        };
    }

    @Bean
    JavaDelegate warnMediator(Routing routing, Priorities priorities) {
        return token -> {
            routing.warn(execution(token), TermOf.timerBefore(token));
            priorities.renew(token.getProcessInstanceId(), execution(token));
        };
    }

    @Bean
    JavaDelegate escalateToLead(Routing routing, LeadQueue queue) {
        return token -> queue.take(token, routing.escalateToLead(execution(token)));
    }

    @Bean
    JavaDelegate checkSecondSignature(Decisions decisions) {
        return token -> {
            SecondSignature signature = decisions.secondSignature(execution(token));
            token.setVariable("secondSignature", signature.needed());
            token.setVariable("signatoryGroups", String.join(",", signature.groups()));
        };
    }

    @Bean
    JavaDelegate issueDecision(Decisions decisions, RefundHolds holds) {
        return token -> {
            decisions.issue(execution(token));
            holds.adjust(execution(token));
        };
    }
}
