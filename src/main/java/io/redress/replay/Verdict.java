package io.redress.replay;

/** What comes of a past ruling under another table. */
public enum Verdict {
    /** The same rows say the same. */
    SAME("as before"),
    /** The same result, for other reasons: other rows, or other words, numbers or flags in them. */
    OTHER_ROWS("same result, by other rows or with other words"),
    FLIPPED("another result"),
    /** No row answers, so that the case would have stopped there. */
    GAP("no row answers"),
    /** More rows fit than may, so that the case would have stopped there. */
    OVERLAP("more than one row answers"),
    /** A row answers with something that the service does not understand. */
    UNREADABLE("the answer cannot be read"),
    /** The rows look at something that was not told then. */
    FACT_MISSING("cannot be replayed: a fact was not recorded"),
    NO_TABLE("cannot be replayed: there is no such table");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
