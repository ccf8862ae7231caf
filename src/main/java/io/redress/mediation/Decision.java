package io.redress.mediation;

import io.redress.cases.Award;
import io.redress.cases.Wording;
import io.redress.policy.Fault;
import io.redress.policy.Remedy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about a case (M3); all times UTC.
 *
 * @param statement what the parties read (M5); {@code null} until the decision is issued
 * @param signatureReasons why the second signature was given or refused (M4)
 */
public record Decision(
        UUID id,
        Kind kind,
        Status status,
        Remedy remedy,
        Fault fault,
        boolean returnRequired,
        @Nullable Money incidentalCosts,
        String reasons,
        @Nullable String statement,
        String decidedBy,
        Instant decidedAt,
        @Nullable String signedBy,
        @Nullable Instant signedAt,
        @Nullable String signatureReasons,
        @Nullable Instant issuedAt) {

    /** What was decided on. */
    public enum Kind {
        /** The dispute. */
        DECISION,
        /** What was found when returned or replaced goods were looked at (S2). */
        OBJECTION,
        /** An appeal; this is what stands (A4). */
        APPEAL
    }

    /** How a decision stands. */
    public enum Status {
        /** Drafted against a silent side (V31); advice to the mediator, not a decision. */
        DRAFT,
        /** A draft that lost its ground: evidence of the side was on its way. */
        WITHDRAWN,
        /** Made, and not yet signed or issued. */
        PENDING,
        /** The second signature was refused (M4). */
        REFUSED,
        ISSUED,
        /** What an appeal made of the decision before (A4). */
        UPHELD,
        AMENDED,
        OVERTURNED
    }

    /** What the case ends in if this decision stands. */
    Award award(Award.Basis basis) {
        return new Award(basis, remedy, returnRequired, fault, null, incidentalCosts);
    }

    /** SHA-256 over what was decided, for the log: whoever edits the decision afterwards shows (R1). */
    String digest() {
        String content = String.join(
                "\n",
                id.toString(),
                Wording.of(remedy),
                fault.name(),
                String.valueOf(returnRequired),
                String.valueOf(incidentalCosts),
                decidedBy,
                reasons);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("every JDK has SHA-256", cause);
        }
    }
}
