package io.redress.process;

import io.redress.time.DueWork;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes what the engine remembers of a case when the time to live of its model is over, counted from the end of the
 * whole case; of a case under legal hold nothing. At night by the service's clock and a few cases a second, so that
 * whoever works then does not feel it. The engine's own clean-up would count from the end of each part of a case, or
 * first write that time into every row.
 */
@Component
class PastHistory implements DueWork {

    private static final Logger log = LoggerFactory.getLogger(PastHistory.class);
    private static final int CASES = 20;

    private static final String ENDED = """
            select ended.id_ from act_hi_procinst ended
              join act_re_procdef model on model.id_ = ended.proc_def_id_
             where ended.super_process_instance_id_ is null
               and ended.end_time_ <= cast(:now as timestamp)
                   - (select min(history_ttl_) from act_re_procdef where history_ttl_ is not null) * interval '1 day'
               and ended.end_time_ <= cast(:now as timestamp) - model.history_ttl_ * interval '1 day'
               and not coalesce((select held from return_case where number = ended.business_key_), false)
             order by ended.end_time_ limit :most
            """;

    private final JdbcClient jdbc;
    private final HistoryService history;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final LocalTime from;
    private final LocalTime until;
    private volatile boolean paused;

    /** @param from of the day, in UTC @param until of the same day */
    PastHistory(
            JdbcClient jdbc,
            HistoryService history,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${redress.engine-history.from:01:00}") LocalTime from,
            @Value("${redress.engine-history.until:04:00}") LocalTime until) {
        this.jdbc = jdbc;
        this.history = history;
        this.transaction = transaction;
        this.clock = clock;
        this.from = from;
        this.until = until;
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void resume() {
        paused = false;
    }

    /** The sandbox does not stop the clock for it. */
    @Override
    public Optional<Instant> nextDue(Instant after, Instant until) {
        return Optional.empty();
    }

    /** Nothing that anybody counts. */
    @Override
    public int run() {
        return 0;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1S")
    void look() {
        LocalTime now = LocalTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!paused && !now.isBefore(from) && now.isBefore(until)) {
            try {
                removeSome();
            } catch (RuntimeException failure) {
                log.error("The engine's history of old cases could not be removed; tried again in a second", failure);
            }
        }
    }

    /**
     * Removes the oldest, of a few cases at a time. Several processes may do it at once; one of them does.
     *
     * @return how many cases that were
     */
    int removeSome() {
        return Optional.ofNullable(transaction.execute(status -> remove())).orElse(0);
    }

    private int remove() {
        boolean alone = jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('redress engine history', 0))")
                .query(Boolean.class)
                .single();
        List<String> cases = alone ? ended() : List.of();
        if (!cases.isEmpty()) {
            String[] roots = cases.toArray(String[]::new);
            List<String> parts = jdbc.sql("select id_ from act_hi_procinst where root_proc_inst_id_ = any(:roots)")
                    .param("roots", roots)
                    .query(String.class)
                    .list();
            jdbc.sql("delete from act_hi_op_log where root_proc_inst_id_ = any(:roots)")
                    .param("roots", roots)
                    .update();
            history.deleteHistoricProcessInstancesIfExists(parts);
        }
        return cases.size();
    }

    private List<String> ended() {
        return jdbc.sql(ENDED)
                .param("now", Timestamp.from(clock.instant()))
                .param("most", CASES)
                .query(String.class)
                .list();
    }
}
