package io.redress.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * One thing that happened to a case (R1), as it is read.
 *
 * @param seq    1 for the first event of the case, without gaps
 * @param at     UTC, whole milliseconds
 * @param data   plain JSON values only; amounts as strings
 * @param erased fields of the data that held personal words, which were erased on request
 * @param hash   SHA-256 over the hash before it and the event, hexadecimal; the data counts with commitments in the
 *     place of people's words
 */
public record CaseEvent(
        UUID id,
        String caseNumber,
        int seq,
        Instant at,
        CaseEventType type,
        Actor actor,
        Map<String, Object> data,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> erased,
        String hash) {}
