package io.redress.audit;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables whose rows the log of a case commits to. A seal is the SHA-256 of a row as PostgreSQL writes it in JSON,
 * without what is null, so that a column that comes later leaves the seals of the rows before it as they are; times
 * count in UTC. A row that holds people's words holds a salt as well, which goes with them.
 */
public enum SealedTable {
    MESSAGE("sent_at"),
    OFFER("made_at", "ends_at", "ended_at"),
    DECISION("decided_at", "signed_at", "issued_at"),
    APPEAL("filed_at", "answered_at", "decided_at"),
    RULING("ruled_at"),
    SETTLEMENT_STEP("at"),
    /** With its postings. */
    LEDGER_TRANSACTION("booked_at") {
        @Override
        String content(String row) {
            return "%s || jsonb_build_object('postings', (%s))".formatted(super.content(row), """
                            select jsonb_agg(to_jsonb(posting) - 'transaction_id' order by posting.account collate "C")
                              from %s posting where posting.transaction_id = %s.id
                            """.formatted(
                            row.equals(tableName()) ? "ledger_posting" : POSTINGS, row));
        }
    },
    SELLER_STANDING_ENTRY("recorded_at");

    /** What the statement calls the postings that it has just written. */
    public static final String POSTINGS = "postings";

    private final String[] times;

    SealedTable(String... times) {
        this.times = times;
    }

    /** As PostgreSQL knows it. */
    public String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a statement ends with that {@link RowSeals#write} carries out. */
    public String returning() {
        return " returning " + columns(tableName());
    }

    /**
     * What a statement selects that {@link RowSeals#write} carries out.
     *
     * @param row the name of the row just written; for a booking, beside rows that are called {@link #POSTINGS}
     */
    public String columns(String row) {
        return """
                %1$s.case_number as sealed_case, '%2$s/' || %1$s.id as sealed_row,
                encode(sha256(convert_to(jsonb_strip_nulls(%3$s)::text, 'UTF8')), 'hex') as seal
                """.formatted(row, tableName(), content(row));
    }

    /** Every row of a case, with the time it tells of itself. */
    String rowsOfCase() {
        return "select %s, %s as written_at from %s where case_number = :case"
                .formatted(columns(tableName()), times[0], tableName());
    }

    String content(String row) {
        return "(to_jsonb(%1$s) || jsonb_build_object(%2$s))"
                .formatted(
                        row,
                        Stream.of(times)
                                .map(time -> "'%2$s', %1$s.%2$s at time zone 'UTC'".formatted(row, time))
                                .collect(Collectors.joining(", ")));
    }
}
