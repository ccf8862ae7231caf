package io.redress.evidence.store;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.redress.evidence.store.EvidenceAlarm.Piece;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Raises an alarm for a content that is missing or damaged (R1): a line in the log that names the evidence and the
 * case, the counter {@code redress.evidence.alarms}, and a row that leads and auditors read. An alarm is open until the
 * content is found whole again; meanwhile it is not raised twice.
 */
class EvidenceAlarms {

    /** What noticed it. */
    enum FoundBy {
        READ,
        NIGHT
    }

    private static final Logger log = LoggerFactory.getLogger(EvidenceAlarms.class);
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final MeterRegistry meters;

    EvidenceAlarms(JdbcClient sql, PlatformTransactionManager transactions, Clock clock, MeterRegistry meters) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
        this.meters = meters;
        for (ContentUnavailable.Kind kind : ContentUnavailable.Kind.values()) {
            raised(kind);
        }
    }

    /** Does nothing for a content that no evidence refers to. A store that cannot be reached is logged and counted. */
    void raise(String sha256, ContentUnavailable why, FoundBy by) {
        List<Piece> pieces = pieces(sha256);
        if (pieces.isEmpty()) {
            return;
        }
        String named = pieces.stream()
                .map(piece -> "evidence " + piece.id() + " of case " + piece.caseNumber())
                .collect(Collectors.joining(", "));
        raised(why.kind()).increment();
        if (why.kind() == ContentUnavailable.Kind.UNREACHABLE) {
            log.error("The evidence store does not give out {}, {}: {}", sha256, named, String.valueOf(why.getCause()));
            return;
        }
        log.error("ALARM: the content {} of {} is {} in the store", sha256, named, why.kind());
        transaction.executeWithoutResult(status -> sql.sql("""
                        insert into evidence_alarm (id, sha256, kind, found_by, raised_at, seen_at)
                        values (:id, :sha256, :kind, :by, :now, :now)
                        on conflict (sha256, kind) where ended_at is null do update set seen_at = excluded.seen_at
                        """)
                .param("id", IDS.generate())
                .param("sha256", sha256)
                .param("kind", why.kind().name())
                .param("by", by.name())
                .param("now", Timestamp.from(clock.instant()))
                .update());
    }

    /** Notes that a content is whole. */
    void end(String sha256) {
        Integer ended = transaction.execute(status -> sql.sql(
                        "update evidence_alarm set ended_at = :now where sha256 = :sha256 and ended_at is null")
                .param("now", Timestamp.from(clock.instant()))
                .param("sha256", sha256)
                .update());
        if (ended != null && ended > 0) {
            log.warn("The content {} is whole again in the store; its alarm has ended", sha256);
        }
    }

    /**
     * Alarms, open and ended, the latest first.
     *
     * @param before an alarm that was read already; null to begin
     */
    List<EvidenceAlarm> latest(@Nullable UUID before, int limit) {
        return sql.sql("""
                        select id, kind, sha256, found_by, raised_at, seen_at, ended_at from evidence_alarm
                         where :before::uuid is null or id < :before::uuid
                         order by id desc
                         limit :limit
                        """)
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> new EvidenceAlarm(
                        row.getObject("id", UUID.class),
                        ContentUnavailable.Kind.valueOf(row.getString("kind")),
                        row.getString("sha256"),
                        FoundBy.valueOf(row.getString("found_by")),
                        row.getTimestamp("raised_at").toInstant(),
                        row.getTimestamp("seen_at").toInstant(),
                        row.getTimestamp("ended_at") == null
                                ? null
                                : row.getTimestamp("ended_at").toInstant(),
                        pieces(row.getString("sha256"))))
                .list();
    }

    private Counter raised(ContentUnavailable.Kind kind) {
        return Counter.builder("redress.evidence.alarms")
                .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                .description("How often a content of evidence was found missing, damaged or out of reach")
                .register(meters);
    }

    private List<Piece> pieces(String sha256) {
        return sql.sql(
                        "select id, case_number, file_name from evidence where stored_as = :sha256 order by submitted_at, id")
                .param("sha256", sha256)
                .query((row, number) -> new Piece(
                        row.getObject("id", UUID.class), row.getString("case_number"), row.getString("file_name")))
                .list();
    }
}
