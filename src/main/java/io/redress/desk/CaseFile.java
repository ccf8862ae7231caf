package io.redress.desk;

import io.redress.audit.CaseEvent;
import io.redress.cases.CaseView.AppealView;
import io.redress.cases.CaseView.OfferView;
import io.redress.cases.CaseView.SettlementView;
import io.redress.cases.ReturnCase;
import io.redress.evidence.EvidenceView;
import io.redress.mediation.AwardRoom;
import io.redress.mediation.Decision;
import io.redress.negotiation.Messages.Message;
import io.redress.orders.Order;
import io.redress.policy.EvidenceAssessment;
import io.redress.policy.Ruling;
import io.redress.security.Caller;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one reader may know of a case; lists are oldest first.
 *
 * @param reader for whom it was read
 * @param at when it was read, UTC
 * @param settlement {@code null} until it has begun
 * @param assessment of the evidence as it is now (V30); {@code null} if no row of a table answers for this case
 * @param room what can be awarded (M3); {@code null} for the same reason
 * @param messages {@code null} while the parties still write among themselves (N6)
 */
public record CaseFile(
        ReturnCase subject,
        Order order,
        Caller reader,
        Instant at,
        List<OfferView> offers,
        List<Decision> decisions,
        List<AppealView> appeals,
        @Nullable SettlementView settlement,
        List<EvidenceView> evidence,
        @Nullable EvidenceAssessment assessment,
        @Nullable AwardRoom room,
        List<Ruling> rulings,
        List<CaseEvent> events,
        @Nullable List<Message> messages) {}
