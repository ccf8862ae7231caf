package io.redress.policy;

import java.util.List;

/**
 * Whether similar cases say what is usual, and in what a draft differs from it (M7).
 *
 * @param speaks whether there are enough of them
 * @param words why, for the mediator to read
 */
public record UsualOutcome(boolean speaks, String words, List<Difference> differences) {

    public UsualOutcome {
        differences = List.copyOf(differences);
    }

    /** In what a draft differs. */
    public enum Aspect {
        REMEDY,
        AMOUNT,
        FAULT
    }

    /**
     * One way in which it does.
     *
     * @param rule id of the rule
     */
    public record Difference(Aspect aspect, String words, String rule) {}
}
