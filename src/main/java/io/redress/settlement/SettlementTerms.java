package io.redress.settlement;

import io.redress.cases.Deadline;
import io.redress.cases.ReturnCase;
import io.redress.policy.DeadlineName;
import io.redress.policy.DeadlinePolicy;
import io.redress.policy.Flag;
import io.redress.security.Side;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The terms of a settlement, from the deadlines table (S1, S3, S4). */
@Component
class SettlementTerms {

    private final DeadlinePolicy deadlines;

    SettlementTerms(DeadlinePolicy deadlines) {
        this.deadlines = deadlines;
    }

    /** The buyer has to ship the return (S1). */
    void startReturn(ReturnCase subject, Instant now) {
        set(subject, DeadlineName.RETURN_SHIPMENT, Side.BUYER, now);
    }

    /** The seller may inspect; until the carrier reports the delivery, the longest transit is reckoned with (S1). */
    void startInspection(ReturnCase subject, Instant shippedAt) {
        Instant latestArrival =
                term(subject, DeadlineName.RETURN_TRANSIT, shippedAt).dueAt();
        set(subject, DeadlineName.RETURN_INSPECTION, Side.SELLER, latestArrival);
    }

    /** The return has arrived: the seller's term to inspect counts from here (S1). */
    void returnDelivered(ReturnCase subject, Instant deliveredAt) {
        set(subject, DeadlineName.RETURN_INSPECTION, Side.SELLER, deliveredAt);
    }

    /** The seller has to ship the replacement, and is enforced against some days after (S3, S4). */
    void startReplacement(ReturnCase subject, Instant now) {
        Instant dueAt = set(subject, DeadlineName.REPLACEMENT_SHIPMENT, Side.SELLER, now);
        set(subject, DeadlineName.ENFORCEMENT, Side.SELLER, dueAt);
    }

    /** The buyer may confirm; until the carrier reports the delivery, the longest transit is reckoned with (S3). */
    void startReceipt(ReturnCase subject, Instant shippedAt) {
        Instant latestArrival =
                term(subject, DeadlineName.REPLACEMENT_TRANSIT, shippedAt).dueAt();
        set(subject, DeadlineName.REPLACEMENT_RECEIPT, Side.BUYER, latestArrival);
    }

    /** The replacement has arrived: silence counts as accepted some days after (S3). */
    void replacementDelivered(ReturnCase subject, Instant deliveredAt) {
        set(subject, DeadlineName.REPLACEMENT_RECEIPT, Side.BUYER, deliveredAt);
    }

    /** The seller has to pay itself, and is enforced against some days after (S4). */
    void startPayment(ReturnCase subject, Instant now) {
        Instant dueAt = set(subject, DeadlineName.AWARD_PAYMENT, Side.SELLER, now);
        set(subject, DeadlineName.ENFORCEMENT, Side.SELLER, dueAt);
    }

    /** Staff have to decide about an objection (S2). */
    void startObjection(ReturnCase subject, Instant now) {
        set(subject, DeadlineName.OBJECTION_REVIEW, null, now);
    }

    private Instant set(ReturnCase subject, DeadlineName name, @Nullable Side side, Instant from) {
        io.redress.policy.Deadline term = term(subject, name, from);
        subject.set(new Deadline(name, term.dueAt(), side, term.remindAt(), null));
        return term.dueAt();
    }

    private io.redress.policy.Deadline term(ReturnCase subject, DeadlineName name, Instant from) {
        return deadlines.under(subject.rules()).due(name, subject.has(Flag.SAFETY), from);
    }
}
