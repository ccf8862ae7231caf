package io.redress.settlement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What a party sent, and how it can be followed (S1, S3). */
public record Shipment(
        @NotBlank @Size(max = 100) String carrier,
        @NotBlank @Size(max = 100) String trackingNumber) {}
