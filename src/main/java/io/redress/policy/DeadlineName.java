package io.redress.policy;

/** The terms of the rulebook; each is a row of the deadlines table. */
public enum DeadlineName {
    /** N1: the seller's answer to the request or to a counter-offer. */
    SELLER_RESPONSE,
    /** N1: the buyer's answer to an offer. */
    BUYER_RESPONSE,
    /** N3: the whole negotiation. */
    NEGOTIATION,
    /** N3: how long a repair attempt stops the clock. */
    REPAIR_PAUSE,
    /** V1. */
    FILING,
    /** V2. */
    BUYER_EVIDENCE,
    /** V2. */
    SELLER_EVIDENCE,
    /** V2: what an extension adds, counted from the end of the term it extends. */
    EVIDENCE_EXTENSION,
    /** V2: what the mediator asks for, unless the mediator sets a term. */
    EVIDENCE_REQUEST,
    /** M1: half of the target. */
    MEDIATION_HALF,
    /** M1: four fifths of the target. */
    MEDIATION_FOUR_FIFTHS,
    /** M1. */
    MEDIATION_TARGET,
    /** M1: the end of the term, when the lead takes over. */
    MEDIATION_LIMIT,
    /** A1, A5. */
    APPEAL_WINDOW,
    /** A3: the other side's answer to an appeal. */
    APPEAL_ANSWER,
    /** A3: the answer to a cross-appeal. */
    CROSS_APPEAL_ANSWER,
    /** A3. */
    APPEAL_REVIEW,
    /** S1: the buyer ships. */
    RETURN_SHIPMENT,
    /** S1: when a return that no carrier says has arrived counts as delivered. */
    RETURN_TRANSIT,
    /** S1: the seller inspects, counted from delivery. */
    RETURN_INSPECTION,
    /** S2: the mediator decides an objection. */
    OBJECTION_REVIEW,
    /** S3: the seller ships. */
    REPLACEMENT_SHIPMENT,
    /** S3: when a replacement that no carrier says has arrived counts as delivered. */
    REPLACEMENT_TRANSIT,
    /** S3: the buyer confirms, counted from delivery. */
    REPLACEMENT_RECEIPT,
    /** S4: paying an award that could not be collected. */
    AWARD_PAYMENT,
    /** S4: when enforcement starts, counted from the end of the term that was not kept. */
    ENFORCEMENT
}
