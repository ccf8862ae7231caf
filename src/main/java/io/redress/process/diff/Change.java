package io.redress.process.diff;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One thing that is different.
 *
 * @param file as the engine would store it, such as {@code rules/freight.dmn}
 * @param key of the process, decision or form that it belongs to
 * @param element the id of the element, the row or the column; the key of the field
 * @param where what it is for people, such as {@code user task "Decide dispute"}
 * @param details what is different about it, such as {@code label "Yes" → "No"}; empty if it is all new or gone
 * @param step by which the version has to go up for it
 * @param why it is that step
 */
public record Change(
        String file, String key, Kind kind, String element, String where, String details, Step step, String why) {

    /** A sentence with everything in it. */
    @JsonProperty
    public String sentence() {
        return file + ": " + kind.word() + " " + where + " (" + element + ")"
                + (details.isEmpty() ? "" : ": " + details);
    }

    Change in(String otherFile) {
        return new Change(otherFile, key, kind, element, where, details, step, why);
    }
}
