package io.redress.cases;

import io.redress.policy.EvidenceType;
import io.redress.security.Side;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a mediator asks one side or both to hand in (V2, M3).
 *
 * @param waitingFor sides that have not answered yet
 * @param by         the mediator's id
 */
public record EvidenceRequest(Set<Side> waitingFor, List<EvidenceType> types, String note, String by, Instant dueAt) {

    public EvidenceRequest {
        waitingFor = Set.copyOf(waitingFor);
        types = List.copyOf(types);
    }
}
