package io.redress.process.diff;

import com.fasterxml.jackson.annotation.JsonValue;

/** What happened to an element, row or field. The sign stands in pictures, for those who cannot tell colours apart. */
public enum Kind {
    ADDED("added", "+"),
    REMOVED("removed", "\u2212"),
    CHANGED("changed", "~"),
    MOVED("moved", "\u2194");

    private final String word;
    private final String sign;

    Kind(String word, String sign) {
        this.word = word;
        this.sign = sign;
    }

    @JsonValue
    public String word() {
        return word;
    }

    public String sign() {
        return sign;
    }
}
