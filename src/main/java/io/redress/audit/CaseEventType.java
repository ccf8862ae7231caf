package io.redress.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/** Everything that can happen to a case; the wire name stands in the timeline, in webhooks and in mails (R1). */
public enum CaseEventType {
    OPENED("case.opened", "description"),
    INELIGIBLE("case.ineligible"),
    FREIGHT_DETERMINED("case.freight_determined"),
    OFFER_MADE("case.offer_made", "message"),
    OFFER_ACCEPTED("case.offer_accepted"),
    OFFER_REJECTED("case.offer_rejected", "reason"),
    MESSAGE_SENT("case.message_sent", "text"),
    REPAIR_PROPOSED("case.repair_proposed", "note"),
    FILING_OPENED("case.filing_opened"),
    DISPUTE_OPENED("case.dispute_opened", "expected", "received"),
    EVIDENCE_SUBMITTED("case.evidence_submitted", "description", "fileName"),
    /** Handed in, but no malware scanner could look through it yet; the other party is not told. */
    EVIDENCE_WAITING("case.evidence_waiting", "description", "fileName"),
    /** What had waited was found to be malware. */
    EVIDENCE_REFUSED("case.evidence_refused", "description", "fileName"),
    /** The scanner was wrong, somebody says; what was refused is evidence. */
    EVIDENCE_RELEASED("case.evidence_released", "description", "fileName", "reason"),
    /** The bytes of what was refused are gone. */
    EVIDENCE_REMOVED("case.evidence_removed", "reason"),
    EVIDENCE_COMPLETED("case.evidence_completed"),
    EVIDENCE_EXTENDED("case.evidence_extended"),
    EVIDENCE_REQUESTED("case.evidence_requested", "note"),
    SUFFICIENCY_ASSESSED("case.sufficiency_assessed"),
    DECISION_DRAFTED("case.decision_drafted"),
    DRAFT_WITHDRAWN("case.draft_withdrawn"),
    ROUTED("case.routed"),
    ESCALATED_TO_LEAD("case.escalated_to_lead"),
    CONFLICT_DECLARED("case.conflict_declared"),
    /** A task of staff changes hands; the parties are not told who works on their case. */
    HANDED_OVER("case.handed_over", "note"),
    DECISION_MADE("case.decision_made"),
    DECISION_SIGNED("case.decision_signed"),
    SIGNATURE_REFUSED("case.signature_refused"),
    DECISION_ISSUED("case.decision_issued", "reasons"),
    APPEALED("case.appealed", "explanation"),
    APPEAL_REFUSED("case.appeal_refused", "explanation"),
    APPEAL_ANSWERED("case.appeal_answered", "statement"),
    APPEAL_WAIVED("case.appeal_waived"),
    APPEAL_DECIDED("case.appeal_decided", "reasons"),
    SETTLEMENT_STARTED("case.settlement_started"),
    RETURN_SHIPPED("case.return_shipped", "carrier", "trackingNumber"),
    RETURN_DELIVERED("case.return_delivered"),
    RETURN_INSPECTED("case.return_inspected", "note"),
    OBJECTION_DECIDED("case.objection_decided", "reasons"),
    REPLACEMENT_SHIPPED("case.replacement_shipped", "carrier", "trackingNumber"),
    REPLACEMENT_DELIVERED("case.replacement_delivered"),
    REPLACEMENT_RECEIVED("case.replacement_received", "note"),
    REFUND_HELD("case.refund_held"),
    REFUND_DECLINED("case.refund_declined"),
    REFUND_PAID("case.refund_paid"),
    AWARD_PAID("case.award_paid", "reference"),
    AWARD_LAPSED("case.award_lapsed"),
    AWARD_ENFORCED("case.award_enforced"),
    BREACH_RECORDED("case.breach_recorded"),
    ORDER_CHANGED("case.order_changed"),
    CLOCK_PAUSED("case.clock_paused", "reason"),
    CLOCK_RESUMED("case.clock_resumed"),
    DEADLINE_APPROACHING("case.deadline_approaching"),
    DEADLINE_PASSED("case.deadline_passed"),
    SETTLED("case.settled"),
    WITHDRAWN("case.withdrawn"),
    CLOSED("case.closed"),
    REOPENED("case.reopened"),
    /** Names in {@code seqs} the events whose words were erased; the database asks for it. */
    PERSONAL_DATA_ERASED("case.personal_data_erased", "reason"),
    LEGAL_HOLD_PLACED("case.legal_hold_placed", "reason"),
    LEGAL_HOLD_RELEASED("case.legal_hold_released", "reason"),
    /** Something was put on record that no other event tells of, such as the ruling of a table. */
    RECORD_EXTENDED("case.record_extended");

    private final String wireName;
    private final Set<String> words;

    CaseEventType(String wireName, String... words) {
        this.wireName = wireName;
        this.words = Set.of(words);
    }

    /** The stable name, for example {@code case.offer_made}. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /**
     * The fields of its data in which people say something in their own words, and so perhaps about themselves or
     * others. The chain holds a commitment to them in their place; they can be erased and the chain still closes.
     */
    public Set<String> words() {
        return words;
    }

    static CaseEventType ofWireName(String name) {
        for (CaseEventType type : values()) {
            if (type.wireName.equals(name)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no case event is called " + name);
    }
}
