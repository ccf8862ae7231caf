package io.redress.security;

import java.util.regex.Pattern;

/**
 * A buyer or a seller, by the id that the marketplace knows it by.
 *
 * @param id 1 to 64 letters, digits and {@code . _ : -}
 */
public record Party(Side side, String id) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

    /** @throws IllegalArgumentException if the id has another form */
    public Party {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("Not the id of a party: " + id);
        }
    }

    /** {@code buyer/B-1001}, as in the {@code Acting-Party} header. */
    @Override
    public String toString() {
        return side.label() + "/" + id;
    }
}
