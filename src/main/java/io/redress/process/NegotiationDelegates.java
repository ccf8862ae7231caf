package io.redress.process;

import static io.redress.process.CaseOf.execution;

import io.redress.negotiation.Negotiations;
import io.redress.security.Side;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of {@code seller-negotiation.bpmn}. */
@Configuration(proxyBeanMethods = false)
class NegotiationDelegates {

    private static final String NEGOTIATION = "negotiation";

    @Bean
    JavaDelegate openNegotiation(Negotiations negotiations) {
        return token -> token.setVariable(
                NEGOTIATION, negotiations.open(execution(token)).name());
    }

    @Bean
    JavaDelegate recordSellerSilence(Negotiations negotiations) {
        return token -> {
            negotiations.recordSilence(execution(token), Side.SELLER);
            token.setVariable(NEGOTIATION, "SELLER_SILENT");
        };
    }

    @Bean
    JavaDelegate recordBuyerSilence(Negotiations negotiations) {
        return token -> {
            negotiations.recordSilence(execution(token), Side.BUYER);
            token.setVariable(NEGOTIATION, "BUYER_SILENT");
        };
    }

    @Bean
    JavaDelegate endNegotiation(Negotiations negotiations) {
        return token -> {
            negotiations.runOut(execution(token));
            token.setVariable(NEGOTIATION, "RAN_OUT");
        };
    }
}
