package io.redress.process;

import static io.redress.process.CaseOf.execution;

import io.redress.negotiation.Negotiations;
import io.redress.policy.DeadlineName;
import io.redress.process.contract.Delegate;
import io.redress.process.contract.Kind;
import io.redress.process.contract.Sets;
import io.redress.security.Side;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of {@code seller-negotiation.bpmn}. */
@Configuration(proxyBeanMethods = false)
class NegotiationDelegates {

    private static final String NEGOTIATION = "negotiation";

    @Bean
    @Delegate(
            name = "Open negotiation",
            does =
                    "Makes the remedy that the buyer asks for the first offer, and begins the seller's term and that of the"
                            + " negotiation as a whole (N1, N3).",
            sets =
                    @Sets(
                            variable = NEGOTIATION,
                            kind = Kind.WORD,
                            meaning = "how the negotiation goes on",
                            words = "SELLER_TO_ANSWER"),
            begins = {DeadlineName.NEGOTIATION, DeadlineName.SELLER_RESPONSE})
    JavaDelegate openNegotiation(Negotiations negotiations) {
        return token -> token.setVariable(
                NEGOTIATION, negotiations.open(execution(token)).name());
    }

    @Bean
    @Delegate(
            name = "Record seller's silence",
            does = "Records that the seller let the term pass; the offer is no longer open (N4).",
            sets =
                    @Sets(
                            variable = NEGOTIATION,
                            kind = Kind.WORD,
                            meaning = "how the negotiation ended",
                            words = "SELLER_SILENT"))
    JavaDelegate recordSellerSilence(Negotiations negotiations) {
        return token -> {
            negotiations.recordSilence(execution(token), Side.SELLER);
            token.setVariable(NEGOTIATION, "SELLER_SILENT");
        };
    }

    @Bean
    @Delegate(
            name = "Record buyer's silence",
            does = "Records that the buyer let the term pass; the offer is no longer open (N4).",
            sets =
                    @Sets(
                            variable = NEGOTIATION,
                            kind = Kind.WORD,
                            meaning = "how the negotiation ended",
                            words = "BUYER_SILENT"))
    JavaDelegate recordBuyerSilence(Negotiations negotiations) {
        return token -> {
            negotiations.recordSilence(execution(token), Side.BUYER);
            token.setVariable(NEGOTIATION, "BUYER_SILENT");
        };
    }

    @Bean
    @Delegate(
            name = "End negotiation",
            does = "Records that the negotiation has lasted as long as it may (N3).",
            sets =
                    @Sets(
                            variable = NEGOTIATION,
                            kind = Kind.WORD,
                            meaning = "how the negotiation ended",
                            words = "RAN_OUT"))
    JavaDelegate endNegotiation(Negotiations negotiations) {
        return token -> {
            negotiations.runOut(execution(token));
            token.setVariable(NEGOTIATION, "RAN_OUT");
        };
    }
}
