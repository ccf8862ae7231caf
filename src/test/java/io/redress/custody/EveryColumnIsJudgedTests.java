package io.redress.custody;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.database.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whoever adds a column that can hold a text says here whether it can hold something personal. What it says of the
 * columns that are erased, {@code ErasureTests} and {@code RetirementTests} show.
 */
class EveryColumnIsJudgedTests {

    private static final Set<String> ERASED = Set.of(
            "appeal: answer explanation reasons",
            "case_event: words",
            "conflict_of_interest: note",
            "decision: reasons signature_reasons statement",
            "evidence: description file_name stored_as words",
            "evidence_upload: description file_name media_type",
            "idempotency_key: body",
            "message: text",
            "offer: end_reason message",
            "orders: facts",
            "outbox: payload",
            "return_case: facts",
            "ruling: facts hits",
            "settlement_step: data");

    /** Ids, names of members and rules, hashes, money, and what the program writes by itself. */
    private static final Set<String> NOT_PERSONAL = Set.of(
            "absence: entered_by person",
            "appeal: actor answer_evidence_ids case_number decided_by evidence_ids ground outcome refusal side status",
            "case_event: actor case_number data hash type",
            "claimed_goods: case_number currency effective_channel product_line reason seller_id",
            "conflict_of_interest: case_number party_id party_side person",
            "decision: case_number decided_by fault incidental_costs kind remedy signed_by status",
            "erased_case: case_number kinds",
            "erasure: party_id party_side reason requested_by",
            "evidence: actor case_number erased_because media_type sha256 signature status submitted_by type",
            "evidence_access: actor case_number what",
            "evidence_alarm: found_by kind sha256",
            "evidence_object: sha256",
            "evidence_upload: case_number owner submitted_by type",
            "export_key: certificate fingerprint private_key",
            "idempotency_key: caller etag fingerprint key location",
            "ledger_pot: account currency",
            "ledger_posting: account currency",
            "ledger_transaction: case_number currency idempotency_key kind order_id reference",
            "mail: case_number failure side status",
            "message: actor case_number sent_by sent_to",
            "model_deployment: deployed_by deployment_id name resources source",
            "model_rehearsal: basis content_hash mapping_hash",
            "model_release: author changes content_hash deployment_id reason restores version_tag withdrawn_because withdrawn_by",
            "offer: actor case_number freight_payer made_by remedy status",
            "orders: buyer_id order_id seller_id",
            "outbox: case_number type",
            "precedent: appeal_outcome buyer_id buyer_verdict case_number currency effective_channel fault first_remedy"
                    + " goods reason remedy seller_id seller_verdict",
            "refused_content: decided_by reason sha256 signature",
            "return_case: appeal_outcome award_basis award_currency buyer_id effective_channel number order_id outcome",
            "return_case: reason seller_id stage",
            "ruling: case_number result rule_table version_tag",
            "seller_standing_entry: case_number kind reason seller_id",
            "scheduled_tasks: picked_by task_data task_instance task_name",
            "settlement_step: actor case_number type",
            "signing_key: id jwk",
            "staff_queue: offered_to step task_id",
            "webhook_delivery: case_number last_failure state",
            "webhook_endpoint: description disabled_because earlier_secret events secret url");

    @Test
    @DisplayName("no column that can hold a text was forgotten when it was decided what is erased")
    void noColumnWasForgotten() {
        Map<String, Set<String>> columns = new TreeMap<>();
        JdbcClient.create(TestDatabase.migrated().dataSource())
                .sql("""
                        select table_name, column_name from information_schema.columns
                         where table_schema = 'public' and table_name not like 'act\\_%'
                           and table_name <> 'flyway_schema_history'
                           and data_type in ('text', 'character', 'character varying', 'json', 'jsonb', 'bytea', 'ARRAY', 'tsvector')
                        """)
                .query((row, index) -> columns.computeIfAbsent(row.getString(1), table -> new TreeSet<>())
                        .add(row.getString(2)))
                .list();
        Set<String> forgotten = new TreeSet<>();
        columns.forEach((table, names) -> names.stream()
                .map(name -> table + "." + name)
                .filter(column -> !judged().contains(column))
                .forEach(forgotten::add));

        assertThat(forgotten).isEmpty();
    }

    private static Set<String> judged() {
        return List.of(ERASED, NOT_PERSONAL).stream()
                .flatMap(Set::stream)
                .flatMap(line -> {
                    String[] parts = line.split(": ");
                    return List.of(parts[1].split(" ")).stream().map(column -> parts[0] + "." + column);
                })
                .collect(Collectors.toSet());
    }
}
