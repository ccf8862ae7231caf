package io.redress.cases;

import io.redress.policy.Reason;
import io.redress.policy.Remedy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A return request as the buyer, or the marketplace for the buyer, hands it in. */
public record OpenCase(
        @NotBlank String orderId,
        @NotNull Reason reason,
        @NotBlank @Size(max = 4_000) String description,
        @NotEmpty List<@Valid @NotNull ClaimLine> lines,
        @NotNull Remedy requestedRemedy,
        @Nullable Boolean latentDefect,
        @Nullable Boolean safetyHazard,
        @Nullable Boolean furtherPaymentAsked) {

    Claim toClaim() {
        return new Claim(
                reason,
                description.strip(),
                lines,
                requestedRemedy,
                Boolean.TRUE.equals(latentDefect),
                Boolean.TRUE.equals(safetyHazard),
                Boolean.TRUE.equals(furtherPaymentAsked));
    }
}
