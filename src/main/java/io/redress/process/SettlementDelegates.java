package io.redress.process;

import static io.redress.process.CaseOf.execution;

import io.redress.settlement.Enforcement;
import io.redress.settlement.Refunds;
import io.redress.settlement.Replacements;
import io.redress.settlement.Returns;
import io.redress.settlement.SettlementPlan;
import io.redress.settlement.Settlements;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of {@code settlement.bpmn}. */
@Configuration(proxyBeanMethods = false)
class SettlementDelegates {

    @Bean
    JavaDelegate planSettlement(Settlements settlements) {
        return token -> {
            SettlementPlan plan = settlements.plan(execution(token));
            token.setVariable("returnDue", plan.returnRequired());
            token.setVariable("performance", plan.performance().name());
            token.setVariable("mediatorGroups", String.join(",", plan.mediatorGroups()));
        };
    }

    @Bean
    JavaDelegate lapseAward(Returns returns) {
        return token -> returns.lapse(execution(token));
    }

    @Bean
    JavaDelegate acceptReturn(Returns returns) {
        return token -> returns.acceptBySilence(execution(token));
    }

    @Bean
    JavaDelegate applyObjection(Settlements settlements) {
        return token -> token.setVariable(
                "performance", settlements.applyObjection(execution(token)).name());
    }

    @Bean
    JavaDelegate payRefund(Refunds refunds) {
        return token -> {
            if (!refunds.pay(execution(token))) {
                throw new BpmnError("paymentDeclined", "the platform does not hold the money");
            }
        };
    }

    @Bean
    JavaDelegate enforceAward(Enforcement enforcement) {
        return token -> enforcement.enforce(execution(token));
    }

    @Bean
    JavaDelegate acceptReplacement(Replacements replacements) {
        return token -> replacements.acceptBySilence(execution(token));
    }
}
