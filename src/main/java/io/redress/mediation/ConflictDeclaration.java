package io.redress.mediation;

import io.redress.security.Side;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A member of staff says that they cannot decide about a party (M2).
 *
 * @param note what the conflict is; staff read it, the parties do not
 * @param party whom it is with; left out: both parties of the case
 */
public record ConflictDeclaration(
        @NotBlank @Size(max = 4_000) String note, @Nullable Side party) {}
