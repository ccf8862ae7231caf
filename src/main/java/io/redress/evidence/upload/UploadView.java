package io.redress.evidence.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.redress.evidence.EvidenceView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far an upload has come.
 *
 * @param offset how much has arrived, in bytes
 * @param length of the whole file, in bytes
 * @param beganAt UTC; the term for evidence is judged by it
 * @param expiresAt UTC; what is not whole by then is removed
 * @param evidence the piece that it has become
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UploadView(
        UUID id,
        long offset,
        long length,
        Instant beganAt,
        Instant expiresAt,
        @Nullable EvidenceView evidence) {}
