package io.redress.evidence;

import io.redress.policy.EvidenceType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a party says about a file that it hands in.
 *
 * @param description what it shows, in the party's words; may be empty
 * @param supersedes the piece of its own that this one is handed in for
 */
public record NewEvidence(
        EvidenceType type, String description, @Nullable UUID supersedes) {}
