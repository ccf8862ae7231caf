package io.redress.custody;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a look at the record of a case found.
 *
 * @param events   how many the log has
 * @param head     the hash of the last one: whoever has noted it can tell later whether the log was only continued
 * @param anchored the number of the last event that the anchor outside the database knows
 * @param rows     how many rows beside the log were compared with what it holds of them
 * @param rowsNotCovered how many could not be, because a version before V32 wrote them
 * @param files    how many files were read and compared with their hashes
 * @param bytes    in these files
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseReport(
        String caseNumber,
        Verdict verdict,
        int events,
        @Nullable String head,
        @Nullable Integer anchored,
        int rows,
        int rowsNotCovered,
        int files,
        long bytes,
        List<Finding> findings) {

    /** How the record stands. */
    public enum Verdict {
        /** Everything is as it was recorded. */
        INTACT,
        /** Nothing wrong was found, but not everything could be read. */
        INCOMPLETE,
        /** Something was changed, put in or lost. */
        BROKEN
    }

    static Verdict verdictOn(List<Finding> findings) {
        if (findings.isEmpty()) {
            return Verdict.INTACT;
        }
        return findings.stream().anyMatch(finding -> finding.code().isProof()) ? Verdict.BROKEN : Verdict.INCOMPLETE;
    }
}
