package io.redress.mediation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Staff wait for somebody outside (M1).
 *
 * @param reason for whom or what; both parties read it
 * @param days whole calendar days, at most what the table allows
 */
public record PauseRequest(
        @NotBlank @Size(max = 1_000) String reason, @NotNull Integer days) {}
