package io.redress.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.redress.policy.EvidenceType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence as both parties and staff read it.
 *
 * @param fileName as it was called by whoever sent it; data, never a path
 * @param mediaType what the content was found to be
 * @param size in bytes
 * @param sha256 of the content, 64 hexadecimal digits
 * @param submittedAt UTC
 * @param supersedes the piece of evidence that this one was handed in for
 * @param erasedAt when its content, name and description were erased, UTC; the log of the case says why
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvidenceView(
        UUID id,
        EvidenceType type,
        String description,
        String fileName,
        String mediaType,
        long size,
        String sha256,
        Submitter submittedBy,
        Instant submittedAt,
        EvidenceStatus status,
        @Nullable UUID supersedes,
        @Nullable Instant erasedAt) {

    /** One that is all there. */
    EvidenceView(
            UUID id,
            EvidenceType type,
            String description,
            String fileName,
            String mediaType,
            long size,
            String sha256,
            Submitter submittedBy,
            Instant submittedAt,
            EvidenceStatus status,
            @Nullable UUID supersedes) {
        this(
                id,
                type,
                description,
                fileName,
                mediaType,
                size,
                sha256,
                submittedBy,
                submittedAt,
                status,
                supersedes,
                null);
    }

    /** Whether it counts, now that nothing was handed in in its place. */
    public boolean stands() {
        return status == EvidenceStatus.SUBMITTED;
    }

    /** Whether nothing was handed in in its place, and it has not been refused; it may wait to be scanned. */
    boolean isCurrent() {
        return status == EvidenceStatus.SUBMITTED || isWaiting();
    }

    /** Whether it waits to be scanned for malware. */
    public boolean isWaiting() {
        return status == EvidenceStatus.UNSCANNED;
    }

    /** Whether both parties and staff may read what is in it. */
    boolean isReadable() {
        return status == EvidenceStatus.SUBMITTED || status == EvidenceStatus.SUPERSEDED;
    }

    boolean takesThePlaceOf(UUID other) {
        return other.equals(supersedes) && status != EvidenceStatus.REFUSED;
    }
}
