package io.redress.appeal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the other side says to an appeal (A3).
 *
 * @param evidenceIds evidence of this case that the answer rests on
 */
public record AnswerRequest(
        @NotBlank @Size(max = 8_000) String statement,
        @Nullable @Size(max = 200) List<UUID> evidenceIds) {

    public AnswerRequest {
        evidenceIds = evidenceIds == null ? List.of() : List.copyOf(evidenceIds);
    }
}
