package io.redress.evidence.upload;

import io.redress.cases.CaseNumber;
import io.redress.evidence.NewEvidence;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that comes in pieces, for one case and one party; times UTC.
 *
 * @param owner who may go on with it
 * @param length of the whole file in bytes
 * @param fileName as the client gave it
 * @param mediaType as the client declared it
 * @param beganAt the term for evidence is judged by it
 * @param evidenceId the piece that it became
 */
record ResumableUpload(
        UUID id,
        CaseNumber number,
        String owner,
        long length,
        @Nullable String fileName,
        @Nullable String mediaType,
        NewEvidence said,
        Instant beganAt,
        Instant expiresAt,
        @Nullable UUID evidenceId) {

    boolean isFinished() {
        return evidenceId != null;
    }
}
