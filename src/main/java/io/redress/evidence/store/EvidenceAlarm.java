package io.redress.evidence.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a content was found missing or damaged.
 *
 * @param sha256 of the content as it was handed in
 * @param foundBy a reader, or the nightly verification
 * @param raisedAt when it was found first, in UTC
 * @param seenAt when it was found last, in UTC
 * @param endedAt when it was found whole again, in UTC; null while it is not
 * @param evidence all pieces with this content
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EvidenceAlarm(
        UUID id,
        ContentUnavailable.Kind kind,
        String sha256,
        EvidenceAlarms.FoundBy foundBy,
        Instant raisedAt,
        Instant seenAt,
        @Nullable Instant endedAt,
        List<Piece> evidence) {

    /** A piece of evidence that has lost its content. */
    record Piece(UUID id, String caseNumber, String fileName) {}
}
