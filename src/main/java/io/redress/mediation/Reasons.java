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
     * @throws InvalidInput {@code reasons-required} if they are missing, or shorter or longer than allowed; {@code
     *     reasons-unfilled} if a passage of a draft still waits for somebody to fill it in
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
        if (Passage.isIn(given)) {
            throw new InvalidInput(
                    "reasons-unfilled",
                    "reasons",
                    "A passage of the draft is not filled in yet. Look for [Say …], and say it.");
        }
        return given;
    }
}
