package io.redress.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redress.database.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database itself lets the service do to the log. */
class CaseLogTests {

    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");
    private static final Actor BUYER = new Actor("buyer", "B-1", null);

    private final TestDatabase database = TestDatabase.migrated();
    private final DataSource connections = database.dataSource();
    private final JdbcClient sql = JdbcClient.create(connections);
    private final CaseLog log = new CaseLog(sql);
    private final TransactionTemplate transaction =
            new TransactionTemplate(new DataSourceTransactionManager(connections));

    @BeforeEach
    void aCaseWithTwoEvents() {
        sql.sql("""
                insert into orders (order_id, buyer_id, seller_id, facts, version, created_at, updated_at)
                values ('O-1', 'B-1', 'S-1', '{}', 1, now(), now())
                """).update();
        sql.sql("""
                insert into return_case (number, order_id, buyer_id, seller_id, reason, effective_channel, stage, facts,
                                         created_at, updated_at)
                values ('R-1', 'O-1', 'B-1', 'S-1', 'DAMAGED', 'OFFLINE', 'NEGOTIATION', '{}', now(), now())
                """).update();
        ChainedEvent opened = next(EventChain.START, 1, CaseEventType.OPENED, Map.of("description", "Call Ada"));
        log.append(List.of(opened, next(opened.hash(), 2, CaseEventType.MESSAGE_SENT, Map.of("text", "It is Ada"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update case_event set data = '{}'",
                "update case_event set hash = 'x' where seq = 2",
                "delete from case_event where seq = 2",
                "truncate case_event"
            })
    @DisplayName("R1: the role of the service holds no right to change or remove an event")
    void permissionDenied(String change) {
        assertThat(sql.sql("select rolsuper from pg_roles where rolname = current_user")
                        .query(Boolean.class)
                        .single())
                .isFalse();
        assertThatThrownBy(() -> sql.sql(change).update()).rootCause().hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update case_event set data = '{}'",
                "update case_event set words = null, hash = 'x'",
                "update case_event set words = '{}'",
                "delete from case_event where seq = 2",
                "truncate case_event"
            })
    @DisplayName("R1: not even an administrator changes or removes an event in passing")
    void refusedByTheTrigger(String change) {
        JdbcClient administrator = JdbcClient.create(database.asAdministrator());

        assertThatThrownBy(() -> administrator.sql(change).update())
                .rootCause()
                .hasMessageContaining("case_event is append-only");
    }

    @Test
    void wordsAreErasedOnlyWithAnEventThatSaysSo() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> log.eraseWords("R-1", List.of(2))))
                .rootCause()
                .hasMessageContaining("without an event that says so");

        transaction.executeWithoutResult(status -> {
            String last = log.of("R-1", 1, 1).get(0).hash();
            log.append(List.of(next(
                    last, 3, CaseEventType.PERSONAL_DATA_ERASED, Map.of("seqs", List.of(2), "because", "asked for"))));
            assertThat(log.eraseWords("R-1", List.of(2))).isOne();
        });

        List<CaseEvent> read = log.of("R-1", 0, 10);
        assertThat(read.get(0).data()).containsEntry("description", "Call Ada");
        assertThat(read.get(1).erased()).containsExactly("text");
        String previous = EventChain.START;
        for (LogRow row : log.rows("R-1")) {
            ChainedEvent event = ((LogRow.Readable) row).event();
            assertThat(event.follows(previous)).isTrue();
            previous = event.hash();
        }
        assertThat(sql.sql("select count(*) from case_event where seq = 2 and case_event::text like '%Ada%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anErasureOfOneEventDoesNotCoverAnother() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    String last = log.of("R-1", 1, 1).get(0).hash();
                    log.append(List.of(next(last, 3, CaseEventType.PERSONAL_DATA_ERASED, Map.of("seqs", List.of(2)))));
                    log.eraseWords("R-1", List.of(1, 2));
                }))
                .rootCause()
                .hasMessageContaining("the words of event 1 of case R-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type = 'case.imagined'",
                "actor = '{\"role\": \"buyer\", \"id\": \"B-1\", \"alias\": \"x\"}'",
                "actor = '{\"role\": \"buyer\", \"id\": 1}'",
                "data = 'null'",
                "words = '[]'",
                "words = 'null'"
            })
    void aRowThatIsNoEventIsToldAndNotTrippedOver(String change) {
        asOwnerWithoutTrigger("update case_event set " + change + " where seq = 2");

        assertThat(log.rows("R-1"))
                .element(1)
                .isInstanceOfSatisfying(
                        LogRow.Unreadable.class, row -> assertThat(row.seq()).isEqualTo(2));
    }

    private void asOwnerWithoutTrigger(String change) {
        JdbcClient administrator = JdbcClient.create(database.asAdministrator());
        administrator.sql("alter table case_event disable trigger user").update();
        administrator.sql(change).update();
    }

    private static ChainedEvent next(String previous, int seq, CaseEventType type, Map<String, Object> data) {
        return EventChain.next(previous, UUID.randomUUID(), "R-1", seq, AT, type, BUYER, data);
    }
}
