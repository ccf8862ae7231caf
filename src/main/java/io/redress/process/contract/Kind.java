package io.redress.process.contract;

/** What a variable of a process holds. */
public enum Kind {
    TRUTH("yes or no"),
    WORD("one of these words"),
    GROUPS("groups, separated by commas"),
    PERSON("who signs in as that, or nobody"),
    TEXT("any text");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /** For those who read about it. */
    public String inWords() {
        return words;
    }
}
