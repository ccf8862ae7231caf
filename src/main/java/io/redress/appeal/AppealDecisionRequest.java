package io.redress.appeal;

import io.redress.mediation.AppealOutcome;
import io.redress.policy.Fault;
import io.redress.policy.Remedy;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer decides about an appeal, and about the cross-appeal with it (A4).
 *
 * @param remedy required unless the decision is upheld
 * @param fault left out: as it was found
 * @param returnRequired left out: only where the remedy implies it
 */
public record AppealDecisionRequest(
        @NotNull AppealOutcome outcome,
        @Nullable Remedy remedy,
        @Nullable Fault fault,
        @Nullable Boolean returnRequired,
        @Nullable String reasons) {}
