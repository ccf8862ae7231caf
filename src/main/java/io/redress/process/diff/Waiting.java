package io.redress.process.diff;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Live cases at one element that is changed or gone.
 *
 * @param cases how many
 * @param numbers of some of them
 */
public record Waiting(
        String file, String process, String element, String where, Kind kind, int cases, List<String> numbers) {

    @JsonProperty
    public String sentence() {
        String more = cases > numbers.size() ? " and " + (cases - numbers.size()) + " more" : "";
        return file + ": " + cases + (cases == 1 ? " live case waits" : " live cases wait") + " at " + kind.word() + " "
                + where + " (" + element + "): " + String.join(", ", numbers) + more;
    }
}
