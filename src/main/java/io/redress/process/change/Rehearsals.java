package io.redress.process.change;

import io.redress.process.guard.ModelFile;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** That models were rehearsed, and what came out. */
@Component
public class Rehearsals {

    private final JdbcClient jdbc;
    private final Clock clock;

    Rehearsals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param stranded cases that could not go on anywhere, or only with a mapping that nobody has confirmed */
    record Kept(long id, int cases, int stranded, @Nullable String basis) {}

    /**
     * Keeps a result, in a transaction of its own.
     *
     * @param basis the deployment in which new cases began
     */
    public void keep(RehearsalReport report, Mapping mapping, @Nullable String basis) {
        jdbc.sql("""
                        insert into model_rehearsal (content_hash, mapping_hash, rehearsed_at, cases, stranded, basis)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        report.content(),
                        Contents.hash(mapping),
                        Timestamp.from(clock.instant()),
                        report.cases(),
                        report.stranded() + report.unmapped(),
                        basis)
                .update();
    }

    /** The last one of these models with this mapping. */
    Optional<Kept> lastOf(Collection<ModelFile> files, Mapping mapping) {
        return jdbc.sql("""
                        select id, cases, stranded, basis from model_rehearsal
                         where content_hash = ? and mapping_hash = ? order by id desc limit 1
                        """)
                .params(Contents.hash(files), Contents.hash(mapping))
                .query(Kept.class)
                .optional();
    }

    /** Whether these models were rehearsed at all, with whichever mapping. */
    boolean knows(Collection<ModelFile> files) {
        return jdbc.sql("select exists (select from model_rehearsal where content_hash = ?)")
                .param(Contents.hash(files))
                .query(Boolean.class)
                .single();
    }
}
