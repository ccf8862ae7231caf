package io.redress.process;

import static io.redress.process.CaseOf.execution;

import io.redress.policy.DeadlineName;
import io.redress.process.contract.Delegate;
import io.redress.process.contract.Fails;
import io.redress.process.contract.Kind;
import io.redress.process.contract.Sets;
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
    @Delegate(
            name = "Plan settlement",
            does =
                    "Works out what the award takes to be performed, holds the money, and begins the first term (S1, S3).",
            sets = {
                @Sets(variable = "returnDue", kind = Kind.TRUTH, meaning = "whether the goods have to come back first"),
                @Sets(
                        variable = "performance",
                        kind = Kind.WORD,
                        meaning = "what is owed",
                        words = {"MONEY", "GOODS"}),
                @Sets(
                        variable = "mediatorGroups",
                        kind = Kind.GROUPS,
                        meaning = "who decides if an inspection fails or a replacement is refused")
            },
            begins = {DeadlineName.RETURN_SHIPMENT, DeadlineName.REPLACEMENT_SHIPMENT, DeadlineName.ENFORCEMENT})
    JavaDelegate planSettlement(Settlements settlements) {
        return token -> {
            SettlementPlan plan = settlements.plan(execution(token));
            token.setVariable("returnDue", plan.returnRequired());
            token.setVariable("performance", plan.performance().name());
            token.setVariable("mediatorGroups", String.join(",", plan.mediatorGroups()));
        };
    }

    @Bean
    @Delegate(name = "Lapse award", does = "Ends an award whose goods were not returned in time (S1).")
    JavaDelegate lapseAward(Returns returns) {
        return token -> returns.lapse(execution(token));
    }

    @Bean
    @Delegate(
            name = "Accept return",
            does = "Records that the seller did not object to the returned goods in time, which accepts them (S1).",
            begins = {DeadlineName.REPLACEMENT_SHIPMENT, DeadlineName.ENFORCEMENT})
    JavaDelegate acceptReturn(Returns returns) {
        return token -> returns.acceptBySilence(execution(token));
    }

    @Bean
    @Delegate(
            name = "Apply objection",
            does = "Makes what the mediator decided about an objection the award of the case (S2).",
            sets =
                    @Sets(
                            variable = "performance",
                            kind = Kind.WORD,
                            meaning = "what is owed now",
                            words = {"MONEY", "GOODS", "NOTHING"}),
            begins = {DeadlineName.REPLACEMENT_SHIPMENT, DeadlineName.ENFORCEMENT})
    JavaDelegate applyObjection(Settlements settlements) {
        return token -> token.setVariable(
                "performance", settlements.applyObjection(execution(token)).name());
    }

    @Bean
    @Delegate(
            name = "Pay refund",
            does =
                    "Pays what is owed through the payment port, exactly once however often it is retried (S3). Where the"
                            + " platform does not hold the money, the seller gets a term to pay it (S4).",
            fails = @Fails(code = "paymentDeclined", meaning = "the platform does not hold the money"),
            begins = {DeadlineName.AWARD_PAYMENT, DeadlineName.ENFORCEMENT},
            outside = true)
    JavaDelegate payRefund(Refunds refunds) {
        return token -> {
            if (!refunds.pay(execution(token))) {
                throw new BpmnError("paymentDeclined", "the platform does not hold the money");
            }
        };
    }

    @Bean
    @Delegate(
            name = "Enforce award",
            does =
                    "Takes what is owed from held funds, then from the guarantee, then penalty points and suspension (S4).",
            outside = true)
    JavaDelegate enforceAward(Enforcement enforcement) {
        return token -> enforcement.enforce(execution(token));
    }

    @Bean
    @Delegate(
            name = "Accept replacement",
            does = "Records that the buyer did not object to what was sent in time, which accepts it (S3).")
    JavaDelegate acceptReplacement(Replacements replacements) {
        return token -> replacements.acceptBySilence(execution(token));
    }
}
