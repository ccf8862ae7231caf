package io.redress.mediation;

import io.redress.web.InvalidInput;
import org.jspecify.annotations.Nullable;

/** What reasons must be like for a party to make something of them (M3). */
public final class Reasons {

    /** In characters; a word or two explain nothing. */
    public static final int SHORTEST = 20;

    /** In characters. */
    public static final int LONGEST = 8_000;

    private Reasons() {}

    /**
     * The reasons without blanks around them.
     *
     * @throws InvalidInput if they are missing, or shorter or longer than allowed
     */
    public static String required(@Nullable String reasons) {
        String given = reasons == null ? "" : reasons.strip();
        int length = given.codePointCount(0, given.length());
        if (length < SHORTEST || length > LONGEST) {
            throw new InvalidInput(
                    "reasons-required",
                    "reasons",
                    "Give reasons in words that the parties understand: %d to %,d characters."
                            .formatted(SHORTEST, LONGEST));
        }
        return given;
    }
}
