package io.redress.policy;

import java.util.List;

/**
 * A column in which a rule table answers.
 *
 * @param words all that it can say, if it is a word
 * @param optional whether a row may leave it empty
 */
public record AnswerColumn(String name, Type type, List<String> words, boolean optional) {

    /** What is read from the column. */
    public enum Type {
        TRUTH,
        WORD,
        /** Several words, separated by commas. */
        WORDS,
        TEXT,
        COUNT,
        NUMBER,
        /** Groups of staff, separated by commas. */
        GROUPS,
        /** An ISO 8601 duration of days and hours, such as {@code P5D}. */
        TERM,
        /** An ISO 8601 period, such as {@code P7Y}. */
        PERIOD
    }

    public AnswerColumn {
        words = List.copyOf(words);
    }

    static AnswerColumn of(String name, Type type) {
        return new AnswerColumn(name, type, List.of(), false);
    }

    static <E extends Enum<E>> AnswerColumn word(String name, Class<E> members) {
        return new AnswerColumn(name, Type.WORD, Fact.names(members), false);
    }

    static <E extends Enum<E>> AnswerColumn words(String name, Class<E> members) {
        return new AnswerColumn(name, Type.WORDS, Fact.names(members), false);
    }

    AnswerColumn orEmpty() {
        return new AnswerColumn(name, type, words, true);
    }
}
