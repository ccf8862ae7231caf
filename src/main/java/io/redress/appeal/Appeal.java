package io.redress.appeal;

import io.redress.audit.Actor;
import io.redress.mediation.AppealOutcome;
import io.redress.policy.AppealGround;
import io.redress.security.Side;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One side's appeal against the decision (A1 to A4); all times UTC.
 *
 * @param actor who filed it for that side
 * @param refusal why it was refused; {@code null} otherwise
 * @param answer what the other side says to it; {@code null} if it has said nothing
 */
record Appeal(
        UUID id,
        Side by,
        Actor actor,
        AppealGround ground,
        String explanation,
        List<UUID> evidenceIds,
        Status status,
        @Nullable String refusal,
        Instant filedAt,
        @Nullable String answer,
        List<UUID> answerEvidenceIds,
        @Nullable AppealOutcome outcome,
        @Nullable String reasons,
        @Nullable Instant decidedAt) {

    /** How an appeal stands. */
    enum Status {
        /** Not judged yet; never seen outside the transaction that files it. */
        FILED,
        /** Not admissible, for the reason it was told (A2). */
        REFUSED,
        /** The other side is to be heard (A3). */
        ADMITTED,
        /** The other side has answered, or let its term pass (A3). */
        HEARD,
        DECIDED
    }

    Appeal {
        evidenceIds = List.copyOf(evidenceIds);
        answerEvidenceIds = List.copyOf(answerEvidenceIds);
    }

    /** An appeal that has just come in. */
    static Appeal filed(
            UUID id,
            Side by,
            Actor actor,
            AppealGround ground,
            String explanation,
            List<UUID> evidenceIds,
            Instant at) {
        return new Appeal(
                id,
                by,
                actor,
                ground,
                explanation,
                evidenceIds,
                Status.FILED,
                null,
                at,
                null,
                List.of(),
                null,
                null,
                null);
    }
}
