package io.redress.audit;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of a case as they lie in the database, for whoever checks them. */
@Repository
public class SealedRows {

    /**
     * A row.
     *
     * @param name table and id, such as {@code offer/0198…}
     * @param seal what its seal would be
     * @param at   when it was written, as it says itself; UTC
     */
    public record SealedRow(String name, String seal, Instant at) {}

    private static final String ROWS =
            Stream.of(SealedTable.values()).map(SealedTable::rowsOfCase).collect(Collectors.joining(" union all "))
                    + " order by sealed_row";

    private final JdbcClient jdbc;

    SealedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every row that somebody wrote for this case. */
    public List<SealedRow> of(String caseNumber) {
        return jdbc.sql(ROWS)
                .param("case", caseNumber)
                .query((row, index) -> new SealedRow(
                        row.getString("sealed_row"),
                        row.getString("seal"),
                        row.getTimestamp("written_at").toInstant()))
                .list();
    }
}
