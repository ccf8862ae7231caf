package io.redress.orders;

import io.redress.audit.Erased;
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
        String email) {

    private static final String NO_ADDRESS = "erased@erased.invalid";

    /** What is left when the party had its name and address erased: the id that the marketplace gave it. */
    PartyDetails erased() {
        return new PartyDetails(id, Erased.MARK, NO_ADDRESS);
    }

    boolean isErased() {
        return name.equals(Erased.MARK) && email.equals(NO_ADDRESS);
    }
}
