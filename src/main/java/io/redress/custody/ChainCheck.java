package io.redress.custody;

import io.redress.audit.CaseEventType;
import io.redress.audit.ChainedEvent;
import io.redress.audit.EventChain;
import io.redress.audit.LogRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recomputes the chain of a case, event by event, and compares people's words with what was committed to (R1). */
final class ChainCheck {

    private final List<Finding> findings = new ArrayList<>();
    private final List<ChainedEvent> events = new ArrayList<>();
    private int expected = 1;

    /** None after a row whose hash says nothing about what follows. */
    private @Nullable String previous = EventChain.START;

    private ChainCheck() {}

    /** @param rows in the order of their numbers */
    static ChainCheck of(List<? extends LogRow> rows) {
        ChainCheck check = new ChainCheck();
        rows.forEach(check::follow);
        check.compareWords();
        return check;
    }

    /** The first one names the first event that is wrong. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** The rows that read as events. */
    List<ChainedEvent> events() {
        return List.copyOf(events);
    }

    private void follow(LogRow row) {
        if (row.seq() < expected) {
            findings.add(Finding.at(
                    row.seq(), FindingCode.EVENT_DOUBLE, "There is more than one event %d.".formatted(row.seq())));
            return;
        }
        if (row.seq() > expected) {
            findings.add(Finding.at(
                    expected,
                    FindingCode.EVENT_MISSING,
                    row.seq() == expected + 1
                            ? "Event %d is missing.".formatted(expected)
                            : "Events %d to %d are missing.".formatted(expected, row.seq() - 1)));
            previous = null;
        }
        expected = row.seq() + 1;
        if (row instanceof LogRow.Readable readable) {
            link(readable.event());
        } else if (row instanceof LogRow.Unreadable unreadable) {
            findings.add(Finding.at(
                    row.seq(),
                    FindingCode.EVENT_UNREADABLE,
                    "Event %d is none of this service: %s.".formatted(row.seq(), unreadable.why())));
            previous = null;
        }
    }

    private void link(ChainedEvent event) {
        events.add(event);
        if (previous != null && !event.follows(previous)) {
            findings.add(Finding.at(
                    event.seq(),
                    FindingCode.EVENT_CHANGED,
                    "Event %d (%s) was changed, or does not follow the event before it."
                            .formatted(event.seq(), event.type().wireName())));
        }
        previous = event.hash();
    }

    private void compareWords() {
        Set<Integer> erased = new HashSet<>();
        for (ChainedEvent event : events) {
            if (event.type() == CaseEventType.PERSONAL_DATA_ERASED
                    && event.data().get("seqs") instanceof List<?> seqs) {
                seqs.stream()
                        .filter(seq -> seq instanceof Integer number && number < event.seq())
                        .forEach(seq -> erased.add((Integer) seq));
            }
        }
        for (ChainedEvent event : events) {
            for (String field : event.altered()) {
                findings.add(Finding.at(
                        event.seq(),
                        FindingCode.WORDS_CHANGED,
                        "The words in event %d (%s) are not those that were written.".formatted(event.seq(), field)));
            }
            if (!event.erased().isEmpty() && !erased.contains(event.seq())) {
                findings.add(Finding.at(
                        event.seq(),
                        FindingCode.WORDS_MISSING,
                        "The words in event %d (%s) are gone, and no event tells of their erasure."
                                .formatted(event.seq(), String.join(", ", event.erased()))));
            }
        }
    }
}
