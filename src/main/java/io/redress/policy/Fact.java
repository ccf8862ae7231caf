package io.redress.policy;

import java.util.Arrays;
import java.util.List;

/**
 * A fact that a rule table is told.
 *
 * @param words all that it can be, if it is a word; what it usually is, if it is a text
 * @param optional whether it can be missing
 * @param noted whether it is kept with the ruling, and nothing that a row looks at; it need not be told
 */
public record Fact(String name, Type type, List<String> words, boolean optional, boolean noted) {

    /** What a fact is. */
    public enum Type {
        TRUTH,
        /** One of the words of an enum. */
        WORD,
        /** Any text. */
        TEXT,
        /** A whole number from 0. */
        COUNT,
        /** An amount of money from 0, without its currency. */
        AMOUNT,
        /** Any number of texts. */
        TEXTS
    }

    public Fact {
        words = List.copyOf(words);
    }

    static Fact truth(String name) {
        return new Fact(name, Type.TRUTH, List.of(), false, false);
    }

    static <E extends Enum<E>> Fact word(String name, Class<E> members) {
        return new Fact(name, Type.WORD, names(members), false, false);
    }

    static Fact word(String name, String... words) {
        return new Fact(name, Type.WORD, List.of(words), false, false);
    }

    static Fact text(String name) {
        return new Fact(name, Type.TEXT, List.of(), false, false);
    }

    /** Words of an enum, told to a table that guards itself against others. */
    static <E extends Enum<E>> Fact openWord(String name, Class<E> members) {
        return new Fact(name, Type.TEXT, names(members), false, false);
    }

    static Fact count(String name) {
        return new Fact(name, Type.COUNT, List.of(), false, false);
    }

    static Fact amount(String name) {
        return new Fact(name, Type.AMOUNT, List.of(), false, false);
    }

    static Fact texts(String name) {
        return new Fact(name, Type.TEXTS, List.of(), false, false);
    }

    Fact orMissing() {
        return new Fact(name, type, words, true, noted);
    }

    static Fact note(String name) {
        return new Fact(name, Type.TEXT, List.of(), true, true);
    }

    static <E extends Enum<E>> List<String> names(Class<E> members) {
        return Arrays.stream(members.getEnumConstants()).map(Enum::name).toList();
    }
}
