package io.redress.negotiation;

import io.redress.audit.CaseEventType;
import io.redress.cases.CaseEventsToRecord;
import java.time.Instant;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** An offer that nobody has answered ends when a decision is issued (N7) or the case is closed. */
@Component
class OfferExpiry {

    private static final Map<CaseEventType, String> ENDS = Map.of(
            CaseEventType.DECISION_ISSUED, "A decision was issued.",
            CaseEventType.CLOSED, "The case was closed.",
            CaseEventType.SETTLED, "The case was closed.");

    private final Offers offers;

    OfferExpiry(Offers offers) {
        this.offers = offers;
    }

    @EventListener
    void on(CaseEventsToRecord coming) {
        ENDS.forEach((end, because) -> {
            Instant at = coming.events().get(end);
            if (at != null) {
                offers.expireOpen(coming.number().value(), at, because);
            }
        });
    }
}
