package io.redress.evidence;

import io.redress.cases.EvidenceRequest;
import io.redress.policy.EvidenceType;
import java.time.Instant;
import java.util.List;

/**
 * What a mediator waits for.
 *
 * @param party who has not answered yet
 * @param dueAt UTC; after that it goes on without an answer
 */
public record EvidenceRequestView(AskedParty party, List<EvidenceType> types, String note, Instant dueAt) {

    static EvidenceRequestView of(EvidenceRequest request) {
        return new EvidenceRequestView(
                AskedParty.of(request.waitingFor()), request.types(), request.note(), request.dueAt());
    }
}
