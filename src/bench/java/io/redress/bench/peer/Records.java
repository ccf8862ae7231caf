package io.redress.bench.peer;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** The facts of a peer's cases in its own tables: the case, its events, what is to be told, evidence, money. */
public class Records {

    private static final List<String> TABLES = List.of(
            """
            create table if not exists peer_order (
                order_id text primary key, buyer_id text not null, seller_id text not null, amount numeric not null)
            """,
            """
            create table if not exists peer_case (
                case_id text primary key, order_id text not null references peer_order, buyer_id text not null,
                seller_id text not null, reason text not null, description text not null, stage text not null,
                outcome text, amount numeric not null, created_at timestamptz not null, updated_at timestamptz not null)
            """,
            "create index if not exists peer_case_buyer on peer_case (buyer_id, updated_at)",
            "create index if not exists peer_case_seller on peer_case (seller_id, updated_at)",
            """
            create table if not exists peer_event (
                id uuid primary key, case_id text not null references peer_case, at timestamptz not null,
                type text not null, actor text not null, data jsonb not null)
            """,
            "create index if not exists peer_event_case on peer_event (case_id, at)",
            """
            create table if not exists peer_outbox (
                id uuid primary key, case_id text not null, type text not null, payload jsonb not null,
                created_at timestamptz not null, delivered_at timestamptz)
            """,
            """
            create table if not exists peer_evidence (
                id uuid primary key, case_id text not null references peer_case, type text not null,
                file_name text not null, media_type text not null, size bigint not null, sha256 text not null,
                submitted_by text not null, submitted_at timestamptz not null)
            """,
            "create index if not exists peer_evidence_case on peer_evidence (case_id)",
            """
            create table if not exists peer_booking (
                id uuid primary key, case_id text not null references peer_case, account text not null,
                amount numeric not null, booked_at timestamptz not null)
            """,
            "create index if not exists peer_booking_case on peer_booking (case_id)");

    private static final String ROWS = """
            select (select count(*) from peer_case where %1$s and stage = 'CLOSED' and outcome = 'SETTLED'),
                (select count(*) from peer_event join peer_case using (case_id) where %1$s),
                (select count(*) from peer_outbox join peer_case using (case_id) where %1$s),
                (select count(*) from peer_evidence join peer_case using (case_id) where %1$s),
                (select count(*) from peer_booking join peer_case using (case_id) where %1$s)
            """.formatted("order_id between ? and ?");

    private final JdbcTemplate jdbc;

    public Records(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void createTables() {
        TABLES.forEach(jdbc::execute);
    }

    void addOrders(long first, int count) {
        jdbc.update("""
                insert into peer_order
                select 'O-' || n, 'B-' || n, 'S-' || n, 100 from generate_series(?, ?) n
                """, first, first + count - 1);
    }

    /** Opens a case about an order. */
    void open(String caseId, String orderId) {
        Instant now = Instant.now();
        var order = jdbc.queryForMap("select * from peer_order where order_id = ?", orderId);
        jdbc.update(
                "insert into peer_case values (?, ?, ?, ?, 'DAMAGED', ?, 'NEGOTIATION', null, ?, ?, ?)",
                caseId,
                orderId,
                order.get("buyer_id"),
                order.get("seller_id"),
                "What arrived is not what was ordered.",
                order.get("amount"),
                Timestamp.from(now),
                Timestamp.from(now));
    }

    /** A case comes to another stage. */
    void stage(String caseId, String stage, String outcome) {
        jdbc.update(
                "update peer_case set stage = ?, outcome = ?, updated_at = ? where case_id = ?",
                stage,
                outcome,
                Timestamp.from(Instant.now()),
                caseId);
    }

    /** Events of a case, of which the first ones are to be told. */
    void happened(String caseId, String actor, int told, List<String> types) {
        Timestamp now = Timestamp.from(Instant.now());
        List<Object[]> events = new ArrayList<>();
        List<Object[]> messages = new ArrayList<>();
        for (String type : types) {
            String data = "{\"case\": \"%s\", \"type\": \"%s\", \"words\": \"%s\"}"
                    .formatted(caseId, type, "What happened, in the words that a party reads about it.");
            events.add(new Object[] {UUID.randomUUID(), caseId, now, type, actor, data});
            if (messages.size() < told) {
                messages.add(new Object[] {UUID.randomUUID(), caseId, type, data, now});
            }
        }
        jdbc.batchUpdate("insert into peer_event values (?, ?, ?, ?, ?, ?::jsonb)", events);
        jdbc.batchUpdate(
                "insert into peer_outbox (id, case_id, type, payload, created_at) values (?, ?, ?, ?::jsonb, ?)",
                messages);
    }

    void evidence(String caseId, String by, String type, String fileName, String mediaType, long size, String sha256) {
        jdbc.update(
                "insert into peer_evidence values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                UUID.randomUUID(),
                caseId,
                type,
                fileName,
                mediaType,
                size,
                sha256,
                by,
                Timestamp.from(Instant.now()));
    }

    /** The refund: booked out of the money that is held, to the buyer; the case is closed. Called by the process. */
    public void refund(String caseId) {
        BigDecimal amount =
                jdbc.queryForObject("select amount from peer_case where case_id = ?", BigDecimal.class, caseId);
        Timestamp now = Timestamp.from(Instant.now());
        jdbc.batchUpdate(
                "insert into peer_booking values (?, ?, ?, ?, ?)",
                List.of(
                        new Object[] {UUID.randomUUID(), caseId, "HELD", amount.negate(), now},
                        new Object[] {UUID.randomUUID(), caseId, "BUYER", amount, now}));
        happened(caseId, "service", 2, Facts.REFUND);
        stage(caseId, "CLOSED", "SETTLED");
    }

    /** Every case settled, with all that belongs to it. */
    void check(long first, int count) {
        String from = "O-" + first;
        String to = "O-" + (first + count - 1);
        List<Long> rows = jdbc.queryForObject(
                ROWS,
                (row, index) -> List.of(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)),
                from,
                to,
                from,
                to,
                from,
                to,
                from,
                to,
                from,
                to);
        List<Long> expected =
                List.of((long) count, (long) count * Facts.EVENTS, (long) count * Facts.TOLD, 2L * count, 2L * count);
        if (!expected.equals(rows)) {
            throw new IllegalStateException(
                    "closed, events, told, evidence, booked: %s instead of %s".formatted(rows, expected));
        }
    }
}
