package io.redress.custody;

import io.redress.audit.Actor;
import io.redress.cases.CaseNumber;
import io.redress.custody.HeldKinds.Kind;
import io.redress.evidence.ErasedContents;
import io.redress.orders.Orders;
import io.redress.policy.Retention;
import io.redress.policy.Rulings;
import io.redress.security.Side;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Retires closed cases whose retention is over (R10 to R13): people's words, names, papers and files go; the skeleton of
 * the log, terms, rulings, the outcome and all money stay. Each case is a transaction of its own, so that it can break
 * off anywhere and go on; several nodes may do it at once.
 */
@Component
class Retirement {

    private static final Logger log = LoggerFactory.getLogger(Retirement.class);
    private static final int PAGE = 100;

    private record Candidate(CaseNumber number, Instant closedAt) {}

    private final JdbcClient jdbc;
    private final HeldKinds kinds;
    private final CaseErasure erasure;
    private final ErasedContents contents;
    private final Orders orders;
    private final Rulings rulings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Retirement(
            JdbcClient jdbc,
            HeldKinds kinds,
            CaseErasure erasure,
            ErasedContents contents,
            Orders orders,
            Rulings rulings,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.kinds = kinds;
        this.erasure = erasure;
        this.contents = contents;
        this.orders = orders;
        this.rulings = rulings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Retires every case whose time has come. One that fails is left for the next night.
     *
     * @return how many were retired
     */
    int run() {
        int retired = 0;
        for (Kind kind : kinds.all()) {
            if (!kind.retention().hold()) {
                retired += retire(kind);
            }
        }
        if (retired > 0) {
            log.info("Retired {} cases whose retention was over", retired);
        }
        return retired;
    }

    private int retire(Kind kind) {
        int retired = 0;
        Instant now = clock.instant();
        Optional<Candidate> last = Optional.empty();
        List<Candidate> page;
        do {
            page = page(kind, now, last);
            for (Candidate candidate : page) {
                last = Optional.of(candidate);
                if (!kind.retention().endOf(candidate.closedAt()).isAfter(now)) {
                    retired += retire(candidate, kind) ? 1 : 0;
                }
            }
        } while (page.size() == PAGE);
        return retired;
    }

    private List<Candidate> page(Kind kind, Instant now, Optional<Candidate> after) {
        return jdbc.sql("""
                        select c.number, c.closed_at from return_case c
                         where c.effective_channel = :channel and c.closed_at <= :until and c.retired_at is null
                           and (c.closed_at, c.number) > (:after, :last)
                           and not c.held and %s = :kind
                         order by c.closed_at, c.number limit :page
                        """.formatted(HeldKinds.KIND))
                .param("channel", kind.effectiveChannel().name())
                .param("until", Timestamp.from(kind.retention().cutOff(now)))
                .param("after", Timestamp.from(after.map(Candidate::closedAt).orElse(Instant.EPOCH)))
                .param("last", after.map(last -> last.number().value()).orElse(""))
                .param("kind", kind.key())
                .param("page", PAGE)
                .query((row, index) -> new Candidate(
                        new CaseNumber(row.getString("number")),
                        row.getTimestamp("closed_at").toInstant()))
                .list();
    }

    private boolean retire(Candidate candidate, Kind kind) {
        try {
            Optional<CaseErasure.Gone> gone = Optional.ofNullable(
                    transaction.execute(status -> isFree(candidate) ? retireNow(candidate.number(), kind) : null));
            gone.ifPresent(done -> contents.remove(done.contents()));
            return gone.isPresent();
        } catch (RuntimeException failure) {
            log.error("Case {} could not be retired; tried again next night", candidate.number(), failure);
            return false;
        }
    }

    /** Locks it, unless another node has; what has changed since it was found is seen now. */
    private boolean isFree(Candidate candidate) {
        return jdbc.sql("""
                        select true from return_case
                         where number = ? and closed_at = ? and retired_at is null and not held
                           for update skip locked
                        """)
                .params(candidate.number().value(), Timestamp.from(candidate.closedAt()))
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    private CaseErasure.Gone retireNow(CaseNumber number, Kind kind) {
        Retention retention = kinds.retentionOf(kind);
        CaseErasure.Gone gone = erasure.erase(
                number,
                ErasureScope.everything(),
                Actor.SERVICE,
                Map.of("rule", retention.rule(), "reason", retention.words()));
        rulings.record(number.value(), retention.ruling());
        jdbc.sql("update return_case set retired_at = ? where number = ?")
                .params(Timestamp.from(clock.instant()), number.value())
                .update();
        orderOfRetired(number).ifPresent(orderId -> {
            for (Side side : Side.values()) {
                orders.eraseParty(orderId, side);
            }
        });
        return gone;
    }

    /** The order, if this was the last case about it that was not retired. */
    private Optional<String> orderOfRetired(CaseNumber number) {
        return jdbc.sql("""
                        select order_id from return_case c
                         where number = ?
                           and not exists (
                               select 1 from return_case other
                                where other.order_id = c.order_id and other.retired_at is null)
                        """).param(number.value()).query(String.class).optional();
    }
}
