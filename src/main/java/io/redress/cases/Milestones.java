package io.redress.cases;

import io.redress.audit.CaseEventType;
import io.redress.audit.ChainedEvent;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is counted over all cases and happens to a case once, as far as it happened in these events; they are written
 * with the case, so that the figures never say anything else than its log.
 */
record Milestones(List<ChainedEvent> events) {

    /** When it came to the mediators. Later on it is routed again, to those who review an appeal. */
    @Nullable
    Timestamp mediationAt() {
        return at(CaseEventType.ROUTED);
    }

    @Nullable
    Timestamp decidedAt() {
        return at(CaseEventType.DECISION_ISSUED);
    }

    @Nullable
    Timestamp appealedAt() {
        return at(CaseEventType.APPEALED);
    }

    @Nullable
    String appealOutcome() {
        return first(CaseEventType.APPEAL_DECIDED)
                .map(event -> String.valueOf(event.data().get("outcome")))
                .orElse(null);
    }

    private @Nullable Timestamp at(CaseEventType type) {
        return first(type).map(event -> Timestamp.from(event.at())).orElse(null);
    }

    private Optional<ChainedEvent> first(CaseEventType type) {
        Stream<ChainedEvent> found = events.stream().filter(event -> event.type() == type);
        return found.findFirst();
    }
}
