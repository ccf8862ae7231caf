package io.redress.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One thing that happened to a case (R1).
 *
 * @param seq  1 for the first event of the case, without gaps
 * @param at   UTC, whole milliseconds
 * @param data plain JSON values only; amounts as strings
 * @param hash SHA-256 over the hash before it and everything above, hexadecimal
 */
public record CaseEvent(
        UUID id,
        String caseNumber,
        int seq,
        Instant at,
        CaseEventType type,
        Actor actor,
        Map<String, Object> data,
        String hash) {}
