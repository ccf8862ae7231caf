package io.redress.ledger;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.redress.audit.RowSeals;
import io.redress.audit.SealedTable;
import io.redress.ledger.Standing.Entry;
import io.redress.ledger.Standing.Kind;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What sellers did not perform, and what followed (S4). Entries are only ever added. */
@Component
@Transactional
public class SellerStanding {

    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Clock clock;

    SellerStanding(JdbcClient jdbc, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Adds penalty points, above zero; once for the same reason in the same case.
     *
     * @return the seller's points after it
     */
    public int penalise(String sellerId, int points, String caseNumber, String reason) {
        if (points <= 0) {
            throw new IllegalArgumentException("Not a penalty: " + points);
        }
        add(sellerId, Kind.PENALTY, points, caseNumber, reason);
        return jdbc.sql("select sum(points) from seller_standing_entry where seller_id = :sellerId")
                .param("sellerId", sellerId)
                .query(Integer.class)
                .single();
    }

    /** Suspends a seller; once for the same reason in the same case. One who is suspended stays so. */
    public void suspend(String sellerId, String caseNumber, String reason) {
        add(sellerId, Kind.SUSPENSION, 0, caseNumber, reason);
    }

    /** How a seller stands; one that nothing is known about stands well. */
    @Transactional(readOnly = true)
    public Standing of(String sellerId) {
        List<Entry> entries = entries(sellerId);
        Optional<Entry> suspension = entries.stream()
                .filter(entry -> entry.kind() == Kind.SUSPENSION)
                .findFirst();
        return new Standing(
                sellerId,
                ledger.guarantee(sellerId),
                entries.stream().mapToInt(Entry::points).sum(),
                suspension.isPresent(),
                suspension.map(Entry::at).orElse(null),
                entries);
    }

    private List<Entry> entries(String sellerId) {
        return jdbc.sql("""
                        select kind, points, reason, case_number, recorded_at from seller_standing_entry
                        where seller_id = :sellerId order by recorded_at, id
                        """)
                .param("sellerId", sellerId)
                .query((row, number) -> new Entry(
                        Kind.valueOf(row.getString("kind")),
                        row.getInt("points"),
                        row.getString("reason"),
                        row.getString("case_number"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private void add(String sellerId, Kind kind, int points, String caseNumber, String reason) {
        RowSeals.write(jdbc.sql("""
                        insert into seller_standing_entry
                            (id, seller_id, kind, points, reason, case_number, recorded_at)
                        values (:id, :sellerId, :kind, :points, :reason, :caseNumber, :at)
                        on conflict (case_number, seller_id, kind, reason) do nothing
                        """ + SealedTable.SELLER_STANDING_ENTRY.returning())
                .param("id", ids.generate())
                .param("sellerId", sellerId)
                .param("kind", kind.name())
                .param("points", points)
                .param("reason", reason)
                .param("caseNumber", caseNumber)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC)));
    }
}
