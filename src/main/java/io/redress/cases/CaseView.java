package io.redress.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.redress.orders.Channel;
import io.redress.policy.DeadlineName;
import io.redress.policy.Fault;
import io.redress.policy.Flag;
import io.redress.policy.FreightPayer;
import io.redress.policy.Reason;
import io.redress.policy.Remedy;
import io.redress.security.Side;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** A case as one caller reads it; all times UTC. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseView(
        CaseNumber number,
        String orderId,
        Channel channel,
        Channel effectiveChannel,
        String channelReason,
        Stage stage,
        @Nullable Outcome outcome,
        Reason reason,
        String description,
        Parties parties,
        List<ClaimLine> lines,
        Remedy requestedRemedy,
        @Nullable Statement statement,
        Set<Flag> flags,
        List<FindingView> findings,
        @Nullable FreightTerms freight,
        List<OfferView> offers,
        @Nullable DecisionView decision,
        List<AppealView> appeals,
        @Nullable SettlementView settlement,
        List<DeadlineView> deadlines,
        List<AvailableAction> availableActions,
        Instant createdAt,
        Instant updatedAt) {

    /** Who the case is between. */
    public record Parties(PartyView buyer, PartyView seller) {}

    public record PartyView(String id) {}

    /**
     * A term that runs.
     *
     * @param party whose term; {@code null} for staff or both
     * @param pausedUntil when its clock runs again, if nobody ends the pause before
     * @param pausedBecause for whom or what it waits
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DeadlineView(
            DeadlineName name,
            Instant dueAt,
            @Nullable Side party,
            boolean paused,
            @Nullable Instant pausedUntil,
            @Nullable String pausedBecause) {}

    /**
     * An offer (N1); every offer is kept.
     *
     * @param by     {@code BUYER}, {@code SELLER} or {@code MEDIATOR}
     * @param endsAt until when it can be accepted; {@code null}: until a decision is issued (N7)
     * @param reason why it was rejected
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OfferView(
            UUID id,
            String by,
            Remedy remedy,
            @Nullable FreightPayer freightPayer,
            @Nullable String message,
            String status,
            Instant madeAt,
            @Nullable Instant endsAt,
            @Nullable Instant endedAt,
            @Nullable String reason) {}

    /**
     * The decision that stands (M3, M5).
     *
     * @param statement the statement of reasons; once it is issued
     * @param status {@code ISSUED}; after an appeal {@code UPHELD}, {@code AMENDED} or {@code OVERTURNED}; for staff
     *     also {@code DRAFT}, {@code PENDING} and {@code REFUSED}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DecisionView(
            Remedy remedy,
            Fault fault,
            boolean returnRequired,
            String reasons,
            @Nullable String statement,
            String status,
            @Nullable Money incidentalCosts,
            @Nullable String decidedBy,
            Instant decidedAt,
            @Nullable String signedBy,
            @Nullable String signatureReasons,
            @Nullable Instant issuedAt) {}

    /**
     * An appeal against the decision (A1 to A4).
     *
     * @param status {@code REFUSED}, {@code ADMITTED}, {@code HEARD} or {@code DECIDED}
     * @param refusal why it was refused (A2)
     * @param answer what the other side says to it (A3)
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AppealView(
            UUID id,
            Side by,
            String ground,
            String explanation,
            List<UUID> evidenceIds,
            String status,
            @Nullable String refusal,
            Instant filedAt,
            @Nullable String answer,
            List<UUID> answerEvidenceIds,
            @Nullable String outcome,
            @Nullable String reasons,
            @Nullable Instant decidedAt) {}

    /** How the agreement or award is carried out (S1 to S4). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SettlementView(
            Award.Basis basis,
            Remedy remedy,
            boolean returnRequired,
            @Nullable Money amount,
            @Nullable Money paid,
            List<StepView> steps) {}

    /** One thing done in the course of a settlement. */
    public record StepView(String type, Instant at, Map<String, Object> data) {}
}
