package io.redress.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redress.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The database allows an erasure, and nothing that only looks like one")
class ErasureGuardTests {

    private static final String PIECE = "00000000-0000-7000-8000-000000000001";
    private static final String ERASED = "update evidence set description = '[erased]', file_name = '[erased]',"
            + " words = null, stored_as = null, erased_at = now(), erased_because = 'REQUEST'";
    private static final String TOLD = "insert into case_event (case_number, seq, id, at, type, actor, data, hash)"
            + " values ('RC-2222-2222', 2, gen_random_uuid(), now(), 'case.personal_data_erased', '{}',"
            + " '{\"seqs\": [1], \"evidence\": [\"" + PIECE + "\"]}', 'x')";

    private static Connection database;

    @BeforeAll
    static void connect() throws SQLException {
        database = TestDatabase.migrated().dataSource().getConnection();
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    @BeforeEach
    void aCaseWithAPiece() throws SQLException {
        database.setAutoCommit(false);
        run("insert into orders values ('O-1', 'B-1', 'S-1', '{}', 1, now(), now())");
        run("insert into return_case (number, order_id, buyer_id, seller_id, reason, effective_channel, stage, facts,"
                + " created_at, updated_at) values ('RC-2222-2222', 'O-1', 'B-1', 'S-1', 'DAMAGED', 'OFFLINE',"
                + " 'CLOSED', '{}', now(), now())");
        run("insert into evidence (id, case_number, type, description, file_name, media_type, size, sha256,"
                + " submitted_by, actor, submitted_at, words) values ('" + PIECE
                + "', 'RC-2222-2222', 'STATEMENT', 'mine', 'mine.txt', 'text/plain', 4, repeat('a', 64), 'BUYER', '{}',"
                + " now(), 'mine')");
        run("insert into settlement_step (id, case_number, type, actor, data, at) values (gen_random_uuid(),"
                + " 'RC-2222-2222', 'RETURN_SHIPPED', '{}', '{\"carrier\": \"DHL\", \"amount\": \"5.00\"}', now())");
    }

    @AfterEach
    void takeBack() throws SQLException {
        database.rollback();
    }

    @Test
    @DisplayName("a piece can be erased whole, together with an event that says so")
    void whole() throws SQLException {
        run(ERASED);
        run(TOLD);
        run("set constraints all immediate");
    }

    @Test
    @DisplayName("a piece cannot be erased in silence")
    void notInSilence() throws SQLException {
        run(ERASED);
        refused("set constraints all immediate", "without an event that says so");
    }

    @Test
    @DisplayName("a piece cannot be erased in part, nor its hash or its submitter be changed with it")
    void notInPart() {
        refused(ERASED.replace("description = '[erased]', ", ""), "only be erased whole");
        refused(ERASED.replace("words = null, ", ""), "only be erased whole");
        refused(ERASED.replace("'[erased]', file", "'something else', file"), "only be erased whole");
        refused(ERASED + ", sha256 = repeat('b', 64)", "only be erased whole");
        refused(ERASED + ", submitted_by = 'SELLER'", "only be erased whole");
        refused(ERASED + ", size = 5", "only be erased whole");
    }

    @Test
    @DisplayName("words cannot be changed or taken away without the erasure, and an erasure cannot be taken back")
    void notWithoutAndNotBack() throws SQLException {
        refused("update evidence set description = '[erased]'", "cannot go from");
        refused("update evidence set words = null", "cannot go from");
        refused("delete from evidence", "append-only");
        run(ERASED);
        run(TOLD);
        refused("update evidence set erased_at = null, erased_because = null", "cannot go from");
        refused("update evidence set description = 'other words'", "cannot go from");
    }

    @Test
    @DisplayName("in a step of a settlement a word gives way to the mark, and nothing else changes")
    void settlementSteps() throws SQLException {
        refused("update settlement_step set data = data || '{\"carrier\": \"UPS\"}'", "append-only");
        refused("update settlement_step set data = data || '{\"note\": \"[erased]\"}'", "append-only");
        refused("update settlement_step set data = data - 'carrier'", "append-only");
        refused("update settlement_step set at = now() + interval '1 day'", "append-only");
        refused("delete from settlement_step", "append-only");
        run("update settlement_step set data = data || '{\"carrier\": \"[erased]\"}'");
        try (Statement statement = database.createStatement();
                var row = statement.executeQuery("select data ->> 'amount' from settlement_step")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("5.00");
        }
    }

    private static void refused(String sql, String because) {
        assertThatThrownBy(() -> {
                    var before = database.setSavepoint();
                    try {
                        run(sql);
                    } finally {
                        database.rollback(before);
                    }
                })
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(because);
    }

    private static void run(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
