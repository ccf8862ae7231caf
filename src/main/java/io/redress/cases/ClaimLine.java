package io.redress.cases;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;

/**
 * Part of an order line that the claim is about.
 *
 * @param quantity at least 1, at most what was ordered (E71)
 */
public record ClaimLine(@NotBlank String lineId, @Positive int quantity) {}
