package io.redress.notification;

import io.redress.audit.CaseEvent;
import io.redress.audit.CaseEventType;
import io.redress.cases.ReturnCase;
import io.redress.cases.WrittenWithCase;
import io.redress.security.Side;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Queues what others are to hear of a case, in the transaction in which it happened. */
@Component
class CaseNews implements WrittenWithCase {

    /** What is told outside; everything else stands in the timeline only. */
    static final Set<CaseEventType> TOLD = EnumSet.of(
            CaseEventType.OPENED,
            CaseEventType.INELIGIBLE,
            CaseEventType.OFFER_MADE,
            CaseEventType.OFFER_ACCEPTED,
            CaseEventType.DISPUTE_OPENED,
            CaseEventType.EVIDENCE_REQUESTED,
            CaseEventType.EVIDENCE_SUBMITTED,
            CaseEventType.EVIDENCE_REFUSED,
            CaseEventType.EVIDENCE_RELEASED,
            CaseEventType.DECISION_ISSUED,
            CaseEventType.APPEALED,
            CaseEventType.APPEAL_DECIDED,
            CaseEventType.REFUND_HELD,
            CaseEventType.REFUND_PAID,
            CaseEventType.SETTLED,
            CaseEventType.WITHDRAWN,
            CaseEventType.DEADLINE_APPROACHING,
            CaseEventType.DEADLINE_PASSED);

    private final Outbox outbox;

    CaseNews(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public String part() {
        return Outbox.APPENDED;
    }

    @Override
    public Object[] parameters(ReturnCase subject, List<CaseEvent> events) {
        return outbox.parameters(events.stream()
                .filter(event -> TOLD.contains(event.type()))
                .map(event -> new OutboxMessage(event.caseNumber(), event.type().wireName(), payload(event, subject)))
                .toList());
    }

    private static Map<String, Object> payload(CaseEvent event, ReturnCase subject) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("caseNumber", event.caseNumber());
        payload.put("orderId", subject.orderId());
        payload.put("buyerId", subject.party(Side.BUYER).id());
        payload.put("sellerId", subject.party(Side.SELLER).id());
        payload.put("stage", subject.stage());
        payload.put("seq", event.seq());
        payload.put("at", event.at().toString());
        payload.put("data", event.data());
        return payload;
    }
}
