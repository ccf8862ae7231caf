package io.redress.bench.growth;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Takes the indexes of tables away while very much is written, and makes them again. */
final class Indexes {

    private static final String ALL = """
            select index.relname as name, pg_get_indexdef(index.oid) as definition
              from pg_index join pg_class index on index.oid = indexrelid join pg_class owner on owner.oid = indrelid
             where owner.relname = any(?) and not indisunique
               and not exists (select from pg_constraint where conindid = index.oid)
            """;

    private Indexes() {}

    static void without(DataSource administrator, Collection<String> tables, Runnable writing) throws Exception {
        try (var connection = administrator.getConnection()) {
            JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            List<Map<String, Object>> indexes = jdbc.queryForList(ALL, (Object) tables.toArray(String[]::new));
            indexes.forEach(index -> jdbc.execute("drop index " + index.get("name")));
            writing.run();
            jdbc.execute("set maintenance_work_mem = '1GB'");
            jdbc.execute("set synchronous_commit = off");
            indexes.forEach(index -> jdbc.execute((String) index.get("definition")));
        }
    }
}
