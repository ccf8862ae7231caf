package io.redress.negotiation;

import io.redress.policy.Remedy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What takes a case to the formal dispute (N5, V1).
 *
 * @param requestedRemedy the remedy sought now; left out: the one of the return request
 */
public record EscalationRequest(
        @NotNull @Valid Claimed statement, @Nullable Remedy requestedRemedy) {

    /** What was expected and what was received instead. */
    public record Claimed(
            @NotBlank @Size(max = 4_000) String expected,
            @NotBlank @Size(max = 4_000) String received) {}
}
