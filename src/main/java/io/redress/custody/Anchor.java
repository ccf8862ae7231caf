package io.redress.custody;

import java.time.Instant;

/**
 * The last event of a case as it once was, written down outside the database.
 *
 * @param at when it was written down, by the clock of the service
 */
record Anchor(Instant at, String caseNumber, int seq, String hash) {}
