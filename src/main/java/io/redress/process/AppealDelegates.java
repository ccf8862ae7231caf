package io.redress.process;

import static io.redress.process.CaseOf.execution;

import io.redress.appeal.Appeals;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of {@code appeal.bpmn}. */
@Configuration(proxyBeanMethods = false)
class AppealDelegates {

    @Bean
    JavaDelegate checkAdmissibility(Appeals appeals) {
        return token -> {
            boolean admissible = appeals.checkAdmissibility(execution(token));
            token.setVariable("admissible", admissible);
            token.setVariable("appeal", admissible ? "ADMITTED" : "REFUSED");
        };
    }

    @Bean
    JavaDelegate recordNoAnswer(Appeals appeals) {
        return token -> token.setVariable("crossAppeal", appeals.recordNoAnswer(execution(token)));
    }

    @Bean
    JavaDelegate routeAppeal(Appeals appeals) {
        return token -> token.setVariable("reviewerGroups", String.join(",", appeals.route(execution(token))));
    }

    @Bean
    JavaDelegate issueAppealDecision(Appeals appeals) {
        return token -> {
            appeals.issueDecision(execution(token));
            token.setVariable("appeal", "DECIDED");
        };
    }
}
