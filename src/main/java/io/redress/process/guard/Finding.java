package io.redress.process.guard;

import org.jspecify.annotations.Nullable;

/**
 * Something in a model that is not allowed.
 *
 * @param element the id of what stands in the picture, if it is something in one
 * @param where the same in words, such as {@code service task "Close case"}
 * @param sentence what is wrong and what to do, for whoever drew the model
 */
public record Finding(
        String file, @Nullable String element, @Nullable String where, Rule rule, String sentence) {

    static Finding ofFile(String file, Rule rule, String sentence) {
        return new Finding(file, null, null, rule, sentence);
    }

    /** All of it in one line, with the name of the rule at its end. */
    public String inWords() {
        StringBuilder words = new StringBuilder(file);
        if (where != null) {
            words.append(", ").append(where);
        }
        if (element != null) {
            words.append(" (").append(element).append(')');
        }
        return words.append(": ")
                .append(sentence)
                .append(" [")
                .append(rule.code())
                .append(']')
                .toString();
    }
}
