package io.redress.custody;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with the record of a case.
 *
 * @param seq        the event it is about
 * @param evidenceId the piece of evidence it is about
 * @param row        table and id of the row it is about, such as {@code offer/0198…}
 * @param words      for people; may change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(
        FindingCode code,
        @Nullable Integer seq,
        @Nullable String evidenceId,
        @Nullable String row,
        String words) {

    static Finding of(FindingCode code, String words) {
        return new Finding(code, null, null, null, words);
    }

    static Finding at(int seq, FindingCode code, String words) {
        return new Finding(code, seq, null, null, words);
    }

    static Finding about(String evidenceId, FindingCode code, String words) {
        return new Finding(code, null, evidenceId, null, words);
    }
}
