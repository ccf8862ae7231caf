package io.redress.desk;

import io.redress.cases.Step;

/** What the case waits for at a step: {@code the seller, to answer the request}. */
final class StepWords {

    private StepWords() {}

    static String of(Step step) {
        return switch (step) {
            case ANSWER_REQUEST -> "the seller, to answer the request";
            case ANSWER_OFFER -> "the buyer, to answer the offer";
            case CONTINUE_NEGOTIATION -> "either side, to go on with the negotiation";
            case FILE_DISPUTE -> "the buyer, to file the dispute";
            case BUYER_EVIDENCE -> "the buyer's evidence";
            case SELLER_EVIDENCE -> "the seller's evidence";
            case DECIDE_DISPUTE -> "a mediator, to decide";
            case ANSWER_EVIDENCE_REQUEST -> "what the mediator asked for";
            case SIGN_DECISION -> "the second signature";
            case CONSIDER_APPEAL -> "the end of the appeal window";
            case ANSWER_APPEAL -> "the answer to the appeal";
            case ANSWER_CROSS_APPEAL -> "the answer to the cross-appeal";
            case REVIEW_APPEAL -> "a senior mediator, to decide the appeal";
            case SHIP_RETURN -> "the buyer, to send the goods back";
            case INSPECT_RETURN -> "the seller, to inspect the goods";
            case DECIDE_OBJECTION -> "a mediator, to decide the objection";
            case SHIP_REPLACEMENT -> "the seller, to send the replacement";
            case CONFIRM_RECEIPT -> "the buyer, to confirm the receipt";
            case PAY_AWARD -> "the payment of the award";
        };
    }
}
