package io.redress.orders;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A buyer or a seller as the marketplace knows them; {@code id} is what their token names. */
public record PartyDetails(
        @Id String id,

        @NotBlank @Size(max = 200) @Pattern(regexp = "\\P{Cntrl}*", message = "is one line")
        String name,

        @NotBlank
        @Size(max = 254)
        @Pattern(regexp = "[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+", message = "is not an address")
        String email) {}
