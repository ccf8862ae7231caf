package io.redress.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.redress.audit.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A content in which the scanner found malware after it had been handed in.
 *
 * @param signature by which the scanner knows it
 * @param foundAt   UTC
 * @param decidedAt when it was released or removed, UTC
 * @param evidence  all pieces with this content
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RefusedContent(
        String sha256,
        String signature,
        Instant foundAt,
        State state,
        @Nullable Instant decidedAt,
        @Nullable Actor decidedBy,
        @Nullable String reason,
        List<Piece> evidence) {

    /** What became of it. */
    enum State {
        /** Kept, and given to nobody. */
        QUARANTINED,
        /** Somebody has said that the scanner was wrong; its pieces are evidence. */
        RELEASED,
        /** The bytes are gone; the rows of its pieces stay. */
        REMOVED
    }

    /** A piece of evidence with this content. */
    record Piece(UUID id, String caseNumber, String fileName, EvidenceStatus status) {}
}
