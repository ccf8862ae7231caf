package io.redress.custody;

import static io.redress.custody.MarkedCases.path;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.RedressApi;
import io.redress.RedressTest;
import io.redress.audit.SealedTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the owner of the database can do to the rows beside the log, in transactions that are rolled back after a look:
 * one case has a row of every kind, and another an entry in the seller's standing.
 */
@RedressTest(properties = {"redress.demo=true", "redress.demo-data=false"})
class RowSealsTests {

    private static final int ATTEMPTS = 5;

    /** By type: another value than the one that is there. */
    private static final Map<String, String> ANOTHER = Map.of(
            "text", "coalesce(%1$s, '') || '.'",
            "uuid", "gen_random_uuid()",
            "jsonb", "'{\"role\": \"nobody\"}'",
            "json", "'{\"type\": \"DENIED\"}'",
            "timestamp with time zone", "coalesce(%1$s, now()) + interval '1 millisecond'",
            "boolean", "not %1$s",
            "integer", "%1$s + 1",
            "numeric", "%1$s + 1",
            "ARRAY", "array_append(%1$s, gen_random_uuid())");

    @LocalServerPort
    private int port;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private CaseVerification verification;

    private RedressApi api;
    private MarkedCases cases;

    @BeforeEach
    void begin() {
        api = new RedressApi(port);
        cases = new MarkedCases(api, clock::instant);
    }

    @Test
    @DisplayName("R1: whatever is edited, added or removed in a table beside the log is found, with table and row")
    void everyTableIsCovered() {
        String settled = cases.longCase();
        String enforced = enforcedCase();
        assertThat(findings(settled)).isEmpty();
        assertThat(findings(enforced)).isEmpty();
        List<String> unfound = new ArrayList<>();

        for (SealedTable sealed : SealedTable.values()) {
            String table = sealed.tableName();
            String number = sealed == SealedTable.SELLER_STANDING_ENTRY ? enforced : settled;
            String id = lastOf(table, number);
            columns(table).forEach((column, type) -> {
                String another = Objects.requireNonNull(ANOTHER.get(type), type).formatted(column);
                expect(
                        unfound,
                        number,
                        table,
                        id,
                        column.equals("id") || column.equals("case_number")
                                ? FindingCode.ROW_MISSING
                                : FindingCode.ROW_CHANGED,
                        "update %s set %s = %s where id = '%s'".formatted(table, column, another, id));
            });
            expect(
                    unfound,
                    number,
                    table,
                    id,
                    FindingCode.ROW_MISSING,
                    "delete from %s where id = '%s'".formatted(table, id));
            expect(unfound, number, table, "", FindingCode.ROW_NOT_RECORDED, """
                    insert into %1$s select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid()))).*
                      from %1$s r where id = '%2$s'
                    """.formatted(table, id));
        }
        for (String change : List.of(
                "set facts = (facts::jsonb || '{\"claimedValue\": {\"amount\": \"9.00\", \"currency\": \"USD\"}}')::json",
                "set facts = (facts::jsonb - 'award')::json",
                "set stage = 'DECIDED'",
                "set outcome = 'DENIED'",
                "set order_id = 'O-another'",
                "set effective_channel = 'OFFLINE'",
                "set held = true")) {
            expect(
                    unfound,
                    settled,
                    "return_case",
                    settled,
                    FindingCode.ROW_CHANGED,
                    "update return_case %s where number = '%s'".formatted(change, settled));
        }
        String booking = lastOf("ledger_transaction", settled);
        for (String change : List.of(
                "update ledger_posting set amount = amount * 2 where transaction_id = '%s'",
                "update ledger_posting set account = 'BUYER:B-another' where transaction_id = '%s' and amount > 0",
                "delete from ledger_posting where transaction_id = '%s'",
                "insert into ledger_posting select transaction_id, 'OUTSIDE', currency, 1 from ledger_posting"
                        + " where transaction_id = '%s' limit 1")) {
            expect(unfound, settled, "ledger_transaction", booking, FindingCode.ROW_CHANGED, change.formatted(booking));
        }

        assertThat(unfound).isEmpty();
        assertThat(findings(settled)).isEmpty();
        assertThat(findings(enforced)).isEmpty();
    }

    @Test
    @DisplayName("an offer that somebody ends, a decision that somebody signs and a mark of erasure are no excuse")
    void whatLooksLawfulIsFoundToo() {
        String number = cases.longCase();
        List<String> unfound = new ArrayList<>();
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put("offer", "status = 'ACCEPTED', end_reason = null");
        changes.put("decision", "signed_by = 'sofia', signed_at = now()");
        changes.put("appeal", "answer = '[erased]'");
        changes.put("message", "text = '[erased]'");
        changes.forEach((table, change) -> {
            String id = lastOf(table, number);
            expect(
                    unfound,
                    number,
                    table,
                    id,
                    FindingCode.ROW_CHANGED,
                    "update %s set %s where id = '%s'".formatted(table, change, id));
        });

        assertThat(unfound).isEmpty();
    }

    @Test
    @DisplayName("what an earlier version wrote is told of as not covered, and what is added to it since is found")
    void rowsOfAnEarlierVersion() {
        String number = cases.replacementCase();
        CaseReport report = rolledBack(() -> {
            unlock();
            sql.sql("update case_event set data = data - 'rows' where case_number = ? and seq < 4")
                    .param(number)
                    .update();
            sql.sql("""
                            insert into ruling select (jsonb_populate_record(r, jsonb_build_object(
                                       'id', gen_random_uuid(), 'ruled_at', now() + interval '1 year'))).*
                              from ruling r where case_number = ? limit 1
                            """).param(number).update();
            return verification.of(number).orElseThrow();
        });

        assertThat(report.rowsNotCovered()).isPositive();
        assertThat(report.findings())
                .extracting(Finding::code)
                .containsOnly(FindingCode.EVENT_CHANGED, FindingCode.ROW_NOT_RECORDED);
    }

    @Test
    @DisplayName("nothing in the service writes to one of these tables without sealing what it writes")
    void everyWriterSeals() throws IOException {
        String tables =
                Stream.of(SealedTable.values()).map(SealedTable::tableName).collect(joining("|"));
        Pattern writes = Pattern.compile("(insert into|update|delete from|merge into)\\s+(" + tables + ")\\b");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(Files::isRegularFile)
                            .map(RowSealsTests::read)
                            .filter(source -> writes.matcher(source).find()))
                    .hasSizeGreaterThan(7)
                    .allMatch(source -> source.contains("RowSeals.write("));
        }
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String enforcedCase() {
        String number = cases.open(cases.order().with("channel", "OFFLINE"), "DEFECTIVE", "REPLACEMENT");
        String offer = cases.read(number).body().at("/offers/0/id").asText();
        cases.asSeller().post(path(number, "/offers/" + offer + "/accept")).expect(200);
        cases.pass("P40D");
        assertThat(cases.read(number).text("/outcome")).isEqualTo("ENFORCED");
        return number;
    }

    private void expect(List<String> unfound, String number, String table, String id, FindingCode code, String change) {
        List<Finding> found = rolledBack(() -> {
            unlock();
            assertThat(sql.sql(change).update()).as(change).isPositive();
            return findings(number);
        });
        boolean named = found.stream()
                .anyMatch(finding -> finding.code() == code
                        && String.valueOf(finding.row()).startsWith(table + "/" + id)
                        && finding.words().contains("table " + table)
                        && finding.words().contains(id));
        if (!named) {
            unfound.add(change + " → " + found);
        }
    }

    private List<Finding> findings(String number) {
        return verification.of(number).orElseThrow().findings();
    }

    private String lastOf(String table, String number) {
        return sql.sql("select id::text from %s where case_number = ? order by id desc limit 1".formatted(table))
                .param(number)
                .query(String.class)
                .single();
    }

    private Map<String, String> columns(String table) {
        Map<String, String> columns = new LinkedHashMap<>();
        sql.sql("select column_name, data_type from information_schema.columns where table_schema = 'public'"
                        + " and table_name = ? and column_name <> 'salt' order by ordinal_position")
                .param(table)
                .query(row -> {
                    columns.put(row.getString(1), row.getString(2));
                });
        assertThat(columns).containsKeys("id", "case_number");
        return columns;
    }

    /** As the owner, who can take off every lock: triggers, checks, references and what must be unique. */
    private void unlock() {
        sql.sql("""
                        do $$
                        declare
                            one record;
                        begin
                            for one in
                                select distinct c.oid::regclass as name from pg_class c
                                 where c.relname in ('message', 'offer', 'decision', 'appeal', 'ruling',
                                       'settlement_step', 'ledger_transaction', 'ledger_posting',
                                       'seller_standing_entry')
                            loop
                                execute format('alter table %s disable trigger user', one.name);
                            end loop;
                            for one in
                                select conrelid::regclass as name, conname from pg_constraint
                                 where contype in ('c', 'f', 'u')
                                   and conrelid::regclass::text in ('message', 'offer', 'decision', 'appeal', 'ruling',
                                       'settlement_step', 'ledger_transaction', 'ledger_posting',
                                       'seller_standing_entry', 'return_case')
                            loop
                                execute format('alter table %s drop constraint %I cascade', one.name, one.conname);
                            end loop;
                            drop index offer_one_open, appeal_once_each;
                            grant all on case_event to redress;
                            alter table case_event disable trigger user;
                        end $$
                        """).update();
    }

    /** Once more if a delivery, which runs by itself, wants the same tables in another order. */
    private <T> T rolledBack(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(status -> {
                    status.setRollbackOnly();
                    return work.get();
                });
            } catch (PessimisticLockingFailureException deadlock) {
                if (attempt == ATTEMPTS) {
                    throw deadlock;
                }
            }
        }
    }
}
