package io.redress.process.change;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything that was deployed, in the order in which it applies or will. */
@Component
public class ReleaseHistory {

    private final JdbcClient jdbc;

    ReleaseHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One deployment.
     *
     * @param name its version, or what it was called if it is no release
     * @param wholeSet whether cases can begin in it, or it holds some tables only
     * @param from from when on it applies, UTC
     * @param dated whether a day was named for that
     * @param forOpenCases whether its tables apply to cases too that were opened before
     * @param changes the files of tables that it changes; none where that was not kept
     * @param withdrawn who took it back before its day came, and why
     */
    public record Entry(
            String deployment,
            long number,
            @Nullable String tag,
            String name,
            @Nullable String author,
            @Nullable String reason,
            Instant deployedAt,
            boolean wholeSet,
            Instant from,
            boolean dated,
            boolean forOpenCases,
            List<String> changes,
            @Nullable String withdrawn) {

        /** Whether its day has not come yet. */
        public boolean isScheduled(Instant now) {
            return withdrawn == null && dated && from.isAfter(now);
        }

        private Entry startingAt(Instant moment) {
            return new Entry(
                    deployment,
                    number,
                    tag,
                    name,
                    author,
                    reason,
                    deployedAt,
                    wholeSet,
                    moment,
                    dated,
                    forOpenCases,
                    changes,
                    withdrawn);
        }
    }

    /** All, also what was taken back. */
    public List<Entry> all() {
        List<Entry> entries = jdbc.sql("""
                        select d.id_, d.name_, coalesce(m.number, 0) as number, m.deployed_by,
                               coalesce(m.deployed_at, 'epoch') as deployed_at, r.version_tag, r.reason, r.applies_from,
                               r.restores, coalesce(r.for_open_cases, true) as for_open_cases, r.changes,
                               r.withdrawn_by || ': ' || r.withdrawn_because as withdrawn,
                               exists (select 1 from act_re_procdef p
                                        where p.deployment_id_ = d.id_ and p.key_ = 'returnCase') as whole_set
                          from act_re_deployment d
                          left join model_deployment m on m.deployment_id = d.id_
                          left join model_release r on r.deployment_id = d.id_
                         where exists (select 1 from act_re_decision_def t where t.deployment_id_ = d.id_)
                            or exists (select 1 from act_re_procdef p where p.deployment_id_ = d.id_)
                         order by number, d.deploy_time_
                        """).query((row, index) -> read(row)).list();
        return Moments.inOrder(entries, Entry::dated, Entry::from, Entry::startingAt).stream()
                .sorted(Comparator.comparing(Entry::from).thenComparing(Entry::number))
                .toList();
    }

    /** What was deployed last and stands, if its day has not come. */
    public Optional<Entry> lastIfScheduled(Instant now) {
        return all().stream()
                .filter(entry -> entry.wholeSet() && entry.withdrawn() == null)
                .max(Comparator.comparing(Entry::number))
                .filter(entry -> entry.isScheduled(now));
    }

    /** Those in which cases could begin so far, the newest first. */
    public List<String> soFar(Instant now) {
        return all().stream()
                .filter(entry -> entry.wholeSet() && entry.withdrawn() == null && !entry.isScheduled(now))
                .sorted(Comparator.comparing(Entry::from)
                        .thenComparing(Entry::number)
                        .reversed())
                .map(Entry::deployment)
                .toList();
    }

    private static Entry read(ResultSet row) throws SQLException {
        Timestamp from = row.getTimestamp("applies_from");
        Instant deployedAt = row.getTimestamp("deployed_at").toInstant();
        Array changes = row.getArray("changes");
        String tag = row.getString("version_tag");
        String back = row.getString("restores") == null ? "" : "back to ";
        return new Entry(
                row.getString("id_"),
                row.getLong("number"),
                tag,
                tag == null ? String.valueOf(row.getString("name_")) : back + tag,
                row.getString("deployed_by"),
                row.getString("reason"),
                deployedAt,
                row.getBoolean("whole_set"),
                from == null ? deployedAt : from.toInstant(),
                from != null,
                row.getBoolean("for_open_cases"),
                changes == null ? List.of() : List.of((String[]) changes.getArray()),
                row.getString("withdrawn"));
    }
}
