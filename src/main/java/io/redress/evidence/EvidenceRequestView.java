package io.redress.evidence;

import io.redress.cases.EvidenceRequest;
import io.redress.cases.Wording;
import io.redress.policy.EvidenceType;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a mediator waits for.
 *
 * @param party who has not answered yet
 * @param dueAt UTC; after that it goes on without an answer
 */
public record EvidenceRequestView(AskedParty party, List<EvidenceType> types, String note, Instant dueAt) {

    public static EvidenceRequestView of(EvidenceRequest request) {
        return new EvidenceRequestView(
                AskedParty.of(request.waitingFor()), request.types(), request.note(), request.dueAt());
    }

    /** {@code packing list, photo (seller): How were they packed?} */
    public String inWords() {
        String listed = types.stream().map(Wording::lower).collect(Collectors.joining(", "));
        return (listed.isEmpty() ? "more" : listed) + " (" + Wording.lower(party) + ")"
                + (note.isEmpty() ? "" : ": " + note);
    }
}
