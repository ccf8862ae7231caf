package io.redress.notification;

import java.util.Map;

/**
 * Something about a case that somebody outside is to hear of.
 *
 * @param type what happened, such as {@code OFFER_MADE}
 * @param payload what goes out with it, as JSON
 */
public record OutboxMessage(String caseNumber, String type, Map<String, ?> payload) {}
