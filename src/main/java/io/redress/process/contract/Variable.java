package io.redress.process.contract;

import java.util.List;

/**
 * A variable of a process.
 *
 * @param meaning for whoever draws a gateway behind what sets it
 * @param words every word that it can be, if it is one
 */
public record Variable(String name, Kind kind, String meaning, List<String> words) {

    public Variable {
        words = List.copyOf(words);
    }

    static Variable of(Sets declared) {
        return new Variable(declared.variable(), declared.kind(), declared.meaning(), List.of(declared.words()));
    }

    /** Whether it can be compared with {@code word}. */
    public boolean canBe(String word) {
        return kind == Kind.WORD ? words.contains(word) : kind != Kind.TRUTH;
    }
}
