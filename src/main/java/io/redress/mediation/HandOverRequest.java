package io.redress.mediation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A task of staff is to change hands.
 *
 * @param to id of the colleague who gets it; left out: its groups
 * @param note for whoever has it next; staff read it, the parties do not
 */
public record HandOverRequest(
        @Nullable @Size(max = 255) String to,
        @NotBlank @Size(max = 2_000) String note) {}
