package io.redress.negotiation;

import io.redress.audit.CaseEvent;
import io.redress.audit.CaseEventType;
import io.redress.cases.CaseEventsRecorded;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** An offer that nobody has answered ends when a decision is issued (N7) or the case is closed. */
@Component
class OfferExpiry {

    private static final Set<CaseEventType> ENDS =
            EnumSet.of(CaseEventType.DECISION_ISSUED, CaseEventType.CLOSED, CaseEventType.SETTLED);

    private final Offers offers;

    OfferExpiry(Offers offers) {
        this.offers = offers;
    }

    @EventListener
    void on(CaseEventsRecorded recorded) {
        recorded.events().stream()
                .filter(event -> ENDS.contains(event.type()))
                .findFirst()
                .ifPresent(this::expire);
    }

    private void expire(CaseEvent end) {
        String because =
                end.type() == CaseEventType.DECISION_ISSUED ? "A decision was issued." : "The case was closed.";
        offers.expireOpen(end.caseNumber(), end.at(), because);
    }
}
