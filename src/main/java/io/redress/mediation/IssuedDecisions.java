package io.redress.mediation;

import static io.redress.audit.SealedTable.DECISION;

import io.redress.audit.RowSeals;
import io.redress.mediation.precedents.Granted;
import io.redress.mediation.precedents.Matter;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Issues decisions, and enters what was decided among the precedents, in one statement: no decision without its precedent,
 * and no round trip more.
 */
@Repository
class IssuedDecisions {

    private final JdbcClient jdbc;

    IssuedDecisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void issue(UUID id, String statement, Instant at, Matter matter, Granted granted) {
        changed(jdbc.sql("""
                        with issued as (
                            update decision set status = 'ISSUED', statement = :statement, issued_at = :at
                             where id = :id and status = 'PENDING'
                            returning decision.*),
                        entered as (
                            insert into precedent (case_number, reason, effective_channel, buyer_id, seller_id,
                                                   buyer_verdict, seller_verdict, currency, at_stake, goods,
                                                   remedy, awarded, fault, return_required, issued_at,
                                                   first_remedy, first_awarded)
                            select case_number, :reason, :channel, :buyer, :seller,
                                   :buyersEvidence, :sellersEvidence, :currency, :atStake,
                                   to_tsvector('english', left(:goods, 20000)),
                                   :remedy, cast(:awarded as numeric), fault, return_required, issued_at,
                                   :remedy, cast(:awarded as numeric)
                              from issued)
                        select %s from issued
                        """.formatted(DECISION.columns("issued")))
                .param("id", id)
                .param("statement", statement)
                .param("at", Timestamp.from(at))
                .param("reason", matter.reason().name())
                .param("channel", matter.effectiveChannel().name())
                .param("buyer", matter.buyerId())
                .param("seller", matter.sellerId())
                .param("buyersEvidence", matter.buyersEvidence().name())
                .param("sellersEvidence", matter.sellersEvidence().name())
                .param("currency", matter.atStake().getCurrencyUnit().getCode())
                .param("atStake", matter.atStake().getAmount())
                .param("goods", String.join(" ", matter.goods()))
                .param("remedy", granted.remedy().name())
                .param(
                        "awarded",
                        granted.money() == null ? null : granted.money().getAmount()));
    }

    /** What a reviewer decided stands from now on, and as precedent too (A4). */
    void issueOnAppeal(UUID id, String statement, Instant at, Granted granted) {
        changed(jdbc.sql("""
                        with issued as (
                            update decision set statement = :statement, issued_at = :at
                             where id = :id and issued_at is null
                            returning decision.*),
                        reviewed as (
                            update precedent
                               set remedy = :remedy, awarded = cast(:awarded as numeric), fault = issued.fault,
                                   return_required = issued.return_required, appeal_outcome = issued.status
                              from issued where precedent.case_number = issued.case_number)
                        select %s from issued
                        """.formatted(DECISION.columns("issued")))
                .param("id", id)
                .param("statement", statement)
                .param("at", Timestamp.from(at))
                .param("remedy", granted.remedy().name())
                .param(
                        "awarded",
                        granted.money() == null ? null : granted.money().getAmount()));
    }

    private static void changed(JdbcClient.StatementSpec change) {
        if (RowSeals.write(change).size() != 1) {
            throw new IllegalStateException("the decision no longer waits for being issued");
        }
    }
}
