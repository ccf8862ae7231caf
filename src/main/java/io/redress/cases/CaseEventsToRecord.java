package io.redress.cases;

import io.redress.audit.CaseEventType;
import java.time.Instant;
import java.util.Map;

/**
 * What is about to be written into the log of a case, before it is: whoever writes rows on that account does it now, so
 * that the log commits to them.
 *
 * @param events each type that comes, and when it happened, UTC
 */
public record CaseEventsToRecord(CaseNumber number, Map<CaseEventType, Instant> events) {}
