package io.redress.custody;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.security.Side;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the tables hold of a case, under names that stay when the tables change. */
@Repository
class CaseRecords {

    private static final String RULINGS = """
            select jsonb_build_object('id', id, 'table', rule_table, 'version', table_version, 'versionTag', version_tag,
                                      'facts', facts, 'hits', hits, 'result', result, 'at', ruled_at)
              from ruling where case_number = ? order by ruled_at, id
            """;
    private static final String MESSAGES = """
            select jsonb_build_object('id', id, 'by', sent_by, 'to', sent_to, 'text', text, 'sentAt', sent_at)
              from message where case_number = ? and %s order by id
            """;
    private static final String OFFERS = """
            select jsonb_build_object('id', id, 'by', made_by, 'actor', actor, 'remedy', remedy,
                                      'freightPayer', freight_payer, 'message', message, 'status', status,
                                      'madeAt', made_at, 'endsAt', ends_at, 'endedAt', ended_at, 'endReason', end_reason)
              from offer where case_number = ? order by id
            """;
    private static final String DECISIONS = """
            select jsonb_build_object('id', id, 'kind', kind, 'status', status, 'remedy', remedy, 'fault', fault,
                                      'returnRequired', return_required, 'incidentalCosts', incidental_costs,
                                      'reasons', reasons, 'statement', statement, 'decidedBy', decided_by,
                                      'decidedAt', decided_at, 'signedBy', signed_by, 'signedAt', signed_at,
                                      'signatureReasons', signature_reasons, 'issuedAt', issued_at)
              from decision where case_number = ? order by id
            """;
    private static final String APPEALS = """
            select jsonb_build_object('id', id, 'by', side, 'actor', actor, 'ground', ground, 'explanation', explanation,
                                      'evidenceIds', evidence_ids, 'status', status, 'refusal', refusal,
                                      'filedAt', filed_at, 'answer', answer, 'answerEvidenceIds', answer_evidence_ids,
                                      'answeredAt', answered_at, 'outcome', outcome, 'reasons', reasons,
                                      'decidedBy', decided_by, 'decidedAt', decided_at)
              from appeal where case_number = ? order by id
            """;
    private static final String BOOKINGS = """
            select jsonb_build_object('id', t.id, 'kind', t.kind, 'orderId', t.order_id, 'reference', t.reference,
                                      'at', t.booked_at, 'postings',
                                      (select jsonb_agg(jsonb_build_object('account', p.account, 'currency', p.currency,
                                                                           'amount', p.amount::text) order by p.account)
                                         from ledger_posting p where p.transaction_id = t.id))
              from ledger_transaction t where t.case_number = ? order by t.booked_at, t.id
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    CaseRecords(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    JsonNode rulings(String caseNumber) {
        return rows(RULINGS, caseNumber);
    }

    /** @param reader the side that may read them; empty for the platform, which reads those to one side, too */
    JsonNode messages(String caseNumber, Optional<Side> reader) {
        String readable =
                reader.map(side -> "sent_to in ('BOTH', '" + side + "')").orElse("true");
        return rows(MESSAGES.formatted(readable), caseNumber);
    }

    /** By file name: what only the platform reads, drafts and refused signatures too. */
    Map<String, JsonNode> ofPlatform(String caseNumber) {
        Map<String, JsonNode> files = new LinkedHashMap<>();
        files.put("offers.json", rows(OFFERS, caseNumber));
        files.put("decisions.json", rows(DECISIONS, caseNumber));
        files.put("appeals.json", rows(APPEALS, caseNumber));
        files.put("bookings.json", rows(BOOKINGS, caseNumber));
        return files;
    }

    private JsonNode rows(String sql, String caseNumber) {
        return json.createArrayNode()
                .addAll(jdbc.sql(sql)
                        .param(caseNumber)
                        .query((row, index) -> read(row.getString(1)))
                        .list());
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database writes JSON", e);
        }
    }
}
