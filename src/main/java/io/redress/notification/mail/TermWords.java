package io.redress.notification.mail;

import io.redress.policy.DeadlineName;

/** What a term of a party is for, within a sentence that says whose it is. */
final class TermWords {

    private TermWords() {}

    static String of(String name) {
        return switch (DeadlineName.valueOf(name)) {
            case SELLER_RESPONSE, BUYER_RESPONSE -> "an answer";
            case NEGOTIATION -> "the negotiation";
            case REPAIR_PAUSE -> "the attempt to repair";
            case FILING -> "stating the dispute";
            case BUYER_EVIDENCE, SELLER_EVIDENCE, EVIDENCE_EXTENSION -> "handing in evidence";
            case EVIDENCE_REQUEST -> "handing in what the mediator asked for";
            case APPEAL_WINDOW -> "an appeal";
            case APPEAL_ANSWER, CROSS_APPEAL_ANSWER -> "the answer to the appeal";
            case RETURN_SHIPMENT -> "sending the goods back";
            case RETURN_TRANSIT -> "the way of the goods back";
            case RETURN_INSPECTION -> "inspecting the goods";
            case REPLACEMENT_SHIPMENT -> "sending the replacement";
            case REPLACEMENT_TRANSIT -> "the way of the replacement";
            case REPLACEMENT_RECEIPT -> "saying whether you accept the replacement";
            case AWARD_PAYMENT -> "paying the award";
            case ENFORCEMENT -> "doing what was decided";
            case MEDIATION_HALF, MEDIATION_FOUR_FIFTHS, MEDIATION_TARGET, MEDIATION_LIMIT -> "the decision";
            case APPEAL_REVIEW -> "the decision on the appeal";
            case OBJECTION_REVIEW -> "the decision on the goods";
        };
    }
}
