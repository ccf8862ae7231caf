package io.redress.process;

import static io.redress.process.CaseOf.execution;

import io.redress.mediation.Decisions;
import io.redress.mediation.Routing;
import io.redress.mediation.SecondSignature;
import io.redress.policy.DeadlineName;
import io.redress.process.contract.Delegate;
import io.redress.process.contract.Kind;
import io.redress.process.contract.Sets;
import io.redress.settlement.RefundHolds;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of {@code mediation.bpmn}. */
@Configuration(proxyBeanMethods = false)
class MediationDelegates {

    @Bean
    @Delegate(
            name = "Route case",
            does = "Looks up which mediators the dispute goes to, and begins the terms of the mediation (M1, M2).",
            sets = {
                @Sets(variable = "mediatorGroups", kind = Kind.GROUPS, meaning = "who may take the dispute"),
                @Sets(variable = "mediator", kind = Kind.PERSON, meaning = "nobody yet")
            },
            begins = {
                DeadlineName.MEDIATION_HALF,
                DeadlineName.MEDIATION_FOUR_FIFTHS,
                DeadlineName.MEDIATION_TARGET,
                DeadlineName.MEDIATION_LIMIT
            })
    JavaDelegate routeCase(Routing routing) {
        return token -> {
            token.setVariable("mediatorGroups", String.join(",", routing.route(execution(token))));
            token.setVariable("mediator", null);
        };
    }

    @Bean
    @Delegate(
            name = "Warn mediator",
            does = "Records that the part of the target that the timer before names has passed, and works out anew how"
                    + " urgent the dispute is (M1).",
            afterTimer = true)
    JavaDelegate warnMediator(Routing routing, Priorities priorities) {
        return token -> {
            routing.warn(execution(token), TermOf.timerBefore(token));
            priorities.renew(token.getProcessInstanceId(), execution(token));
        };
    }

    @Bean
    @Delegate(
            name = "Escalate to lead",
            does = "Takes the open staff task of this process to the lead's queue, and what comes after it too (M1).",
            sets = {
                @Sets(variable = "mediatorGroups", kind = Kind.GROUPS, meaning = "the groups of the lead"),
                @Sets(variable = "signatoryGroups", kind = Kind.GROUPS, meaning = "the groups of the lead"),
                @Sets(variable = "reviewerGroups", kind = Kind.GROUPS, meaning = "the groups of the lead")
            })
    JavaDelegate escalateToLead(Routing routing, LeadQueue queue) {
        return token -> queue.take(token, routing.escalateToLead(execution(token)));
    }

    @Bean
    @Delegate(
            name = "Check second signature",
            does = "Looks up whether what is decided is so much that somebody else has to sign too (M4).",
            sets = {
                @Sets(variable = "secondSignature", kind = Kind.TRUTH, meaning = "whether somebody else has to sign"),
                @Sets(variable = "signatoryGroups", kind = Kind.GROUPS, meaning = "who may sign")
            })
    JavaDelegate checkSecondSignature(Decisions decisions) {
        return token -> {
            SecondSignature signature = decisions.secondSignature(execution(token));
            token.setVariable("secondSignature", signature.needed());
            token.setVariable("signatoryGroups", String.join(",", signature.groups()));
        };
    }

    @Bean
    @Delegate(
            name = "Issue decision",
            does =
                    "Gives the parties the decision with its facts, rules and reasons, holds what it awards, and begins the"
                            + " window in which they may appeal (M5, A1).",
            begins = DeadlineName.APPEAL_WINDOW)
    JavaDelegate issueDecision(Decisions decisions, RefundHolds holds) {
        return token -> {
            decisions.issue(execution(token));
            holds.adjust(execution(token));
        };
    }
}
