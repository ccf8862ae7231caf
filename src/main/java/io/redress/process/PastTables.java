package io.redress.process;

import io.redress.policy.OpenedUnder;
import io.redress.process.change.DeployedTables;
import io.redress.process.change.TableVersion;
import io.redress.process.change.TableVersions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rule tables that applied to past cases, read without the engine. */
public final class PastTables {

    private final TableVersions versions;
    private final Map<String, CandidateTables> read = new HashMap<>();
    private final Files files;

    /** Gives a file of a deployment. */
    public interface Files {

        byte[] of(String deployment, String name);
    }

    /** @param database asked once for what was deployed */
    public PastTables(JdbcClient database, Files files) {
        this.versions = new DeployedTables(database).versions();
        this.files = files;
    }

    /** The version of a table that applied to a case at a moment; the same one each time. */
    public Optional<CandidateTables> of(String table, OpenedUnder opened, Instant at) {
        return versions.of(table, opened, at)
                .map(version -> read.computeIfAbsent(version.definition(), unread -> tables(version)));
    }

    private CandidateTables tables(TableVersion version) {
        return CandidateTables.of(version.file(), files.of(version.deployment(), version.file()));
    }
}
