package io.redress.process.change;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rule tables in the database: what was deployed by whatever door, and from when on it applies. */
@Component
public class DeployedTables {

    private final JdbcClient jdbc;

    public DeployedTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By what is seen that anything was deployed, deleted or taken back; a number is never given twice. */
    public record State(long deployments, long newest, long sum, long withdrawn) {}

    /**
     * A version as it stands in the database.
     *
     * @param changes files of tables that its release changes; null if that is not known
     */
    record Row(TableVersion version, @Nullable List<String> changes) {}

    /** One short statement, so that it can be asked in every transaction. */
    public State state() {
        return jdbc.sql("""
                        select count(*) as deployments, coalesce(max(m.number), 0) as newest,
                               coalesce(sum(m.number), 0)::bigint as sum, count(r.withdrawn_at) as withdrawn
                          from act_re_deployment d
                          left join model_deployment m on m.deployment_id = d.id_
                          left join model_release r on r.deployment_id = d.id_
                        """).query(State.class).single();
    }

    /** All versions that were not taken back, in one statement, so that they fit each other. */
    public TableVersions versions() {
        return TableVersions.of(jdbc.sql("""
                        select t.id_, t.key_, t.version_, t.version_tag_, t.resource_name_, d.id_ as deployment,
                               encode(sha256(b.bytes_), 'hex') as content,
                               coalesce(m.number, 0) as number, coalesce(m.deployed_at, 'epoch') as deployed_at,
                               r.applies_from, coalesce(r.for_open_cases, true) as for_open_cases, r.changes
                          from act_re_decision_def t
                          join act_re_deployment d on d.id_ = t.deployment_id_
                          join act_ge_bytearray b on b.deployment_id_ = d.id_ and b.name_ = t.resource_name_
                          left join model_deployment m on m.deployment_id = d.id_
                          left join model_release r on r.deployment_id = d.id_
                         where r.withdrawn_at is null
                         order by number, t.version_
                        """).query((row, index) -> read(row)).list());
    }

    private static Row read(ResultSet row) throws SQLException {
        Timestamp from = row.getTimestamp("applies_from");
        Instant deployedAt = row.getTimestamp("deployed_at").toInstant();
        Array changes = row.getArray("changes");
        TableVersion version = new TableVersion(
                row.getString("id_"),
                row.getString("key_"),
                row.getInt("version_"),
                row.getString("version_tag_"),
                row.getString("resource_name_"),
                row.getString("content"),
                row.getString("deployment"),
                row.getLong("number"),
                from == null ? deployedAt : from.toInstant(),
                from != null,
                row.getBoolean("for_open_cases"));
        return new Row(version, changes == null ? null : List.of((String[]) changes.getArray()));
    }
}
