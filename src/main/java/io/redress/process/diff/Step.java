package io.redress.process.diff;

import com.fasterxml.jackson.annotation.JsonValue;

/** How big a step the version takes by a change (SemVer), in rising order. */
public enum Step {

    /** Nothing to number anew: nothing is different, or only the number itself. */
    NONE("none"),

    /** No running case can notice: words, layout. All cases move by themselves. */
    PATCH("patch"),

    /** Cases go on differently, or from another place. They move by a mapping file. */
    MINOR("minor"),

    /** Something that running cases, callers or senders rely on is gone. Running cases stay where they are. */
    MAJOR("major");

    private final String word;

    Step(String word) {
        this.word = word;
    }

    @JsonValue
    public String word() {
        return word;
    }

    public Step or(Step other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public String toString() {
        return word;
    }
}
