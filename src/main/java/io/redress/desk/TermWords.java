package io.redress.desk;

import io.redress.policy.DeadlineName;

/** What a term is for, as it is read within a sentence. */
final class TermWords {

    private TermWords() {}

    static String of(DeadlineName name) {
        return switch (name) {
            case SELLER_RESPONSE -> "the seller's answer";
            case BUYER_RESPONSE -> "the buyer's answer";
            case NEGOTIATION -> "the negotiation";
            case REPAIR_PAUSE -> "the attempt to repair";
            case FILING -> "filing the dispute";
            case BUYER_EVIDENCE -> "the buyer's evidence";
            case SELLER_EVIDENCE -> "the seller's evidence";
            case EVIDENCE_EXTENSION -> "the extension for evidence";
            case EVIDENCE_REQUEST -> "what the mediator asked for";
            case MEDIATION_HALF -> "a first warning, at half of the target";
            case MEDIATION_FOUR_FIFTHS -> "a second warning, at four fifths";
            case MEDIATION_TARGET -> "the decision";
            case MEDIATION_LIMIT -> "the decision at the latest";
            case APPEAL_WINDOW -> "an appeal";
            case APPEAL_ANSWER -> "the answer to the appeal";
            case CROSS_APPEAL_ANSWER -> "the answer to the cross-appeal";
            case APPEAL_REVIEW -> "the decision on the appeal";
            case RETURN_SHIPMENT -> "sending the goods back";
            case RETURN_TRANSIT -> "the way of the goods back";
            case RETURN_INSPECTION -> "the seller's inspection";
            case OBJECTION_REVIEW -> "the decision on the objection";
            case REPLACEMENT_SHIPMENT -> "sending the replacement";
            case REPLACEMENT_TRANSIT -> "the way of the replacement";
            case REPLACEMENT_RECEIPT -> "the buyer's confirmation";
            case AWARD_PAYMENT -> "paying the award";
            case ENFORCEMENT -> "enforcement";
        };
    }

    /** The same for a name that stands in an event of the log. */
    static String of(String name) {
        try {
            return of(DeadlineName.valueOf(name));
        } catch (IllegalArgumentException older) {
            return Words.plain(name);
        }
    }
}
