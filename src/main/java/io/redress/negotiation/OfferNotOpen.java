package io.redress.negotiation;

import io.redress.cases.AvailableAction;
import io.redress.cases.ReturnCase;
import io.redress.web.Conflict;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** 409: somebody answered an offer that is no longer, or never was, the open one of the case. */
final class OfferNotOpen extends Conflict {

    OfferNotOpen(ReturnCase subject, UUID offerId, List<AvailableAction> available) {
        super(
                "offer-not-open",
                "Offer " + offerId + " is not the open offer of case " + subject.number()
                        + "; read the case again and answer the one that is.",
                Map.of("stage", subject.stage(), "availableActions", available));
    }
}
