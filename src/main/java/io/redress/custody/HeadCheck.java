package io.redress.custody;

import io.redress.audit.LogRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares the end of a log with what is known of it elsewhere: a chain whose tail was cut off, or that was computed
 * anew, is whole in itself.
 */
final class HeadCheck {

    /** The last event that the case itself names; {@code seq} 0 for none. */
    record Head(int seq, String hash) {}

    private HeadCheck() {}

    /** @param head what the row of the case says; {@code null} if there is none */
    static List<Finding> of(List<? extends LogRow> rows, @Nullable Head head, List<Anchor> anchors) {
        Map<Integer, String> hashes = new HashMap<>();
        int last = 0;
        for (LogRow row : rows) {
            last = Math.max(last, row.seq());
            if (row instanceof LogRow.Readable readable) {
                hashes.put(row.seq(), readable.event().hash());
            }
        }
        List<Finding> findings = new ArrayList<>();
        if (head == null) {
            findings.add(Finding.of(FindingCode.CASE_MISSING, "The table of cases does not have this case."));
        } else if (head.seq() > last) {
            findings.add(Finding.at(
                    last + 1,
                    FindingCode.TAIL_CUT,
                    "The case has seen %d events, its log has %d.".formatted(head.seq(), last)));
        } else if (head.seq() != last || !head.hash().equals(hashes.getOrDefault(last, head.hash()))) {
            findings.add(Finding.at(
                    Math.max(last, 1),
                    FindingCode.HEAD_DIFFERS,
                    "The case names event %d as its last, with another hash or number than the log's event %d has."
                            .formatted(head.seq(), last)));
        }
        for (Anchor anchor : anchors) {
            if (anchor.seq() > last) {
                findings.add(Finding.at(
                        last + 1,
                        FindingCode.TAIL_CUT,
                        "The anchor of %s knows event %d, the log ends with event %d."
                                .formatted(anchor.at(), anchor.seq(), last)));
            } else if (!anchor.hash().equals(hashes.getOrDefault(anchor.seq(), anchor.hash()))) {
                findings.add(Finding.at(
                        anchor.seq(),
                        FindingCode.ANCHOR_DIFFERS,
                        "The anchor of %s knows event %d with another hash: it, or one before it, was written anew."
                                .formatted(anchor.at(), anchor.seq())));
            }
        }
        return findings;
    }
}
