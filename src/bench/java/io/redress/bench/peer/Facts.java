package io.redress.bench.peer;

import java.util.List;
import java.util.stream.Stream;

/** The events that Redress keeps of a case on the standard path, and how many of them it has to tell. */
final class Facts {

    static final List<String> OPEN = List.of("OPENED", "ELIGIBLE", "FREIGHT_DETERMINED", "OFFER_MADE");
    static final List<String> REFUSE = List.of("OFFER_REJECTED");
    static final List<String> ESCALATE = List.of("ESCALATED", "DISPUTE_FILED", "EVIDENCE_OPENED");
    /** Of one side. */
    static final List<String> EVIDENCE = List.of("EVIDENCE_SUBMITTED", "EVIDENCE_COMPLETED");

    static final List<String> DECIDE = List.of("EVIDENCE_ASSESSED", "DECIDED", "DECISION_ISSUED");
    static final List<String> REFUND = List.of("APPEAL_WINDOW_PASSED", "FREIGHT_DETERMINED", "REFUNDED", "CLOSED");

    static final int EVENTS = Stream.of(OPEN, REFUSE, ESCALATE, EVIDENCE, EVIDENCE, DECIDE, REFUND)
            .mapToInt(List::size)
            .sum();

    static final int TOLD = 10;

    private Facts() {}
}
