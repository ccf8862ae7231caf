package io.redress.mediation.print;

import java.time.Instant;

/**
 * What is printed.
 *
 * @param statement as the parties read it
 * @param issuedAt UTC
 */
public record Printout(
        String caseNumber, String orderId, String buyer, String seller, String statement, Instant issuedAt) {}
