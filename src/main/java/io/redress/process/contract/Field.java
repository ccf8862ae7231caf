package io.redress.process.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form that a command reads.
 *
 * @param required whether a form without it could not be completed, or not in every way that the step can end
 * @param words what can be chosen, if something is chosen; empty for what is written
 * @param asked the column of a table in which the choice is looked up, such as {@code inspection.result}; null if none
 */
public record Field(
        String name,
        boolean required,
        List<String> words,
        @Nullable String asked) {

    public Field {
        words = List.copyOf(words);
    }
}
