package io.redress.custody;

import io.redress.audit.SealedRows.SealedRow;
import io.redress.cases.CaseSeal;
import io.redress.custody.HeadCheck.Head;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The row of a case itself: its document, from which everything else in the row is copied.
 *
 * @param copiesDiffer names of columns that say something else than the document
 */
record CaseRow(String number, String facts, Head head, Instant createdAt, List<String> copiesDiffer) {

    static Optional<CaseRow> of(JdbcClient jdbc, String caseNumber) {
        return jdbc.sql("""
                        select facts, facts ->> 'lastSeq' as seq, facts ->> 'lastHash' as hash, created_at,
                               array_remove(array[
                                   case when order_id is distinct from facts ->> 'orderId' then 'order_id' end,
                                   case when stage is distinct from facts ->> 'stage' then 'stage' end,
                                   case when outcome is distinct from facts ->> 'outcome' then 'outcome' end,
                                   case when effective_channel is distinct from facts ->> 'effectiveChannel'
                                        then 'effective_channel' end,
                                   case when held <> (facts ->> 'legalHold' is not null) then 'held' end], null)
                          from return_case where number = ?
                        """)
                .param(caseNumber)
                .query((row, index) -> new CaseRow(
                        caseNumber,
                        row.getString("facts"),
                        new Head(row.getInt("seq"), String.valueOf(row.getString("hash"))),
                        row.getTimestamp("created_at").toInstant(),
                        List.of((String[]) row.getArray(5).getArray())))
                .optional();
    }

    SealedRow sealed() {
        return new SealedRow(CaseSeal.nameOf(number), CaseSeal.of(facts), createdAt);
    }

    List<Finding> findings() {
        return copiesDiffer.stream()
                .map(column -> new Finding(
                        FindingCode.ROW_CHANGED,
                        null,
                        null,
                        CaseSeal.nameOf(number),
                        "Row %s of table return_case says in %s something else than the case itself."
                                .formatted(number, column)))
                .toList();
    }
}
