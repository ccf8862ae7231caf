package io.redress.replay;

import io.redress.policy.OpenedUnder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The processes of closed cases, read from the engine's history through a cursor; without the engine. */
final class PastProcesses {

    private static final int AT_A_TIME = 1_000;
    private static final int CANCELED = 2;

    private final JdbcTemplate jdbc;

    /** @param jdbc of its own: how many rows it fetches is set */
    PastProcesses(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        jdbc.setFetchSize(AT_A_TIME);
    }

    /**
     * Within a transaction, as the cursor needs one; case by case.
     *
     * @param since from when on the cases were closed, UTC
     */
    void each(Instant since, Consumer<PastProcess> taker) {
        Reading reading = new Reading(taker);
        jdbc.query("""
                select c.number, c.created_at, (c.facts ->> 'rulesKnown')::bigint as rules_known, coalesce((c.facts -> 'flags')::jsonb, '[]') @> '["SAFETY"]' as safety,
                       p.proc_inst_id_, p.proc_def_key_, p.proc_def_id_, d.deployment_id_, d.resource_name_,
                       a.act_id_, a.act_type_, a.start_time_, a.end_time_, a.act_inst_state_
                  from return_case c
                  join act_hi_procinst p on p.business_key_ = c.number
                  join act_re_procdef d on d.id_ = p.proc_def_id_
                  join act_hi_actinst a on a.proc_inst_id_ = p.proc_inst_id_
                 where c.stage = 'CLOSED' and c.closed_at >= ?
                   and p.end_time_ is not null and a.end_time_ is not null and a.act_type_ <> 'multiInstanceBody'
                 order by c.number, p.start_time_, p.proc_inst_id_, a.start_time_, a.sequence_counter_
                """, reading::row, Timestamp.from(since));
        reading.finish();
    }

    /** A file that is deployed. */
    byte[] file(String deployment, String resource) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select bytes_ from act_ge_bytearray where deployment_id_ = ? and name_ = ?",
                byte[].class,
                deployment,
                resource));
    }

    /** Puts rows of one process together. */
    private static final class Reading {

        private final Consumer<PastProcess> taker;
        private @Nullable PastProcess current;

        Reading(Consumer<PastProcess> taker) {
            this.taker = taker;
        }

        void row(ResultSet row) throws SQLException {
            String instance = row.getString("proc_inst_id_");
            PastProcess known = current;
            if (known == null || !known.instance().equals(instance)) {
                finish();
                known = new PastProcess(
                        row.getString("number"),
                        instance,
                        row.getString("proc_def_key_"),
                        row.getString("proc_def_id_"),
                        row.getString("deployment_id_"),
                        row.getString("resource_name_"),
                        new OpenedUnder(
                                row.getTimestamp("created_at").toInstant(), row.getObject("rules_known", Long.class)),
                        row.getBoolean("safety"),
                        new ArrayList<>());
                current = known;
            }
            known.steps()
                    .add(new PastProcess.Step(
                            row.getString("act_id_"),
                            row.getString("act_type_"),
                            row.getTimestamp("start_time_").toInstant(),
                            row.getTimestamp("end_time_").toInstant(),
                            row.getInt("act_inst_state_") != CANCELED));
        }

        void finish() {
            if (current != null) {
                taker.accept(current);
                current = null;
            }
        }
    }
}
