package io.redress.negotiation;

import io.redress.policy.FreightPayer;
import io.redress.policy.Remedy;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * An offer as it is handed in.
 *
 * @param freightPayer who pays the return freight, where the parties want it otherwise than the table (F50)
 */
public record OfferRequest(
        @NotNull Remedy remedy,
        @Nullable FreightPayer freightPayer,
        @Nullable @Size(max = 4_000) String message) {}
