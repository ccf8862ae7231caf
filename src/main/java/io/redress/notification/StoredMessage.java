package io.redress.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * A message as the outbox keeps it.
 *
 * @param id stays the same however often it is sent
 * @param type what happened, such as {@code case.offer_made}
 * @param seq the number of the event in the log of its case; later events have greater ones
 * @param payload what {@link CaseNews} wrote, without the words that were erased since
 */
record StoredMessage(UUID id, String caseNumber, String type, int seq, JsonNode payload, Instant createdAt) {}
