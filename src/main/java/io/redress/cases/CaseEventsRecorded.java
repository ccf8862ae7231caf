package io.redress.cases;

import io.redress.audit.CaseEvent;
import java.util.List;

/** Published inside the transaction that appends these events to the log of {@code subject}. */
public record CaseEventsRecorded(ReturnCase subject, List<CaseEvent> events) {}
