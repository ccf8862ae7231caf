package io.redress.mediation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The second signature under a decision, or its refusal (M4).
 *
 * @param reasons required of whoever refuses; the mediator reads them
 */
public record SignatureRequest(
        @NotNull Boolean approve,
        @Nullable @Size(max = Reasons.LONGEST) String reasons) {}
