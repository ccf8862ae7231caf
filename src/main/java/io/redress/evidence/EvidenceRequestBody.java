package io.redress.evidence;

import io.redress.policy.EvidenceType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mediator asks for (V2, M3). At least one type or a note is needed.
 *
 * @param types of the evidence asked for; any that the side has will do
 * @param note for the party to read, at most 4,000 characters
 * @param days 1 to 30, counted from now; {@code null} for what the deadlines table says
 */
public record EvidenceRequestBody(
        @Nullable AskedParty party,
        @Nullable List<EvidenceType> types,
        @Nullable String note,
        @Nullable Integer days) {}
