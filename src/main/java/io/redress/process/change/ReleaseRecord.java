package io.redress.process.change;

import io.redress.process.guard.ModelFile;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who released what, when and why, and whether they may. */
@Component
public class ReleaseRecord {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Rehearsals rehearsals;

    ReleaseRecord(JdbcClient jdbc, Clock clock, Rehearsals rehearsals) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.rehearsals = rehearsals;
    }

    /**
     * Who says what for.
     *
     * @param tag the version of all models together
     */
    public record Note(String tag, String author, String reason) {}

    /**
     * What of the tables changes, when and for whom.
     *
     * @param from the begin of the day from which on they apply, UTC; null for at once
     * @param forOpenCases whether cases that are open then have them too
     * @param changes the files that say something new
     */
    public record Rules(@Nullable Instant from, boolean forOpenCases, List<String> changes) {}

    /** Lets one release be made at a time, so that each knows the one before. */
    public void serialize() {
        jdbc.sql("lock table model_release in share row exclusive mode").update();
    }

    /** Whether the same models were released in the same way before, and not taken back. */
    public boolean repeats(Note note, Collection<ModelFile> files, Instant from, boolean forOpenCases) {
        return jdbc.sql("""
                        select count(*) from model_release
                         where version_tag = ? and content_hash = ? and applies_from = ? and for_open_cases = ?
                           and restores is null and withdrawn_at is null
                        """)
                        .params(note.tag(), Contents.hash(files), Timestamp.from(from), forOpenCases)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Takes a release back whose day has not come: it never applies. */
    public void withdraw(String deployment, String author, String reason) {
        jdbc.sql("""
                        update model_release set withdrawn_at = ?, withdrawn_by = ?, withdrawn_because = ?
                         where deployment_id = ?
                        """)
                .params(Timestamp.from(clock.instant()), author, reason, deployment)
                .update();
    }

    /**
     * Why these models may not be released while cases run, in one sentence.
     *
     * @param mapping by which the cases are to be moved then
     * @param current the deployment in which new cases begin
     * @param leaveBehind whether some cases may be left in their version
     */
    public Optional<String> obstacle(
            Collection<ModelFile> files, Mapping mapping, @Nullable String current, boolean leaveBehind) {
        Optional<Rehearsals.Kept> rehearsal = rehearsals.lastOf(files, mapping);
        if (rehearsal.isEmpty()) {
            return Optional.of(neverRehearsed(files));
        }
        Rehearsals.Kept last = rehearsal.get();
        if (current != null && !current.equals(last.basis())) {
            return Optional.of(
                    "Something else was deployed since these models were rehearsed. Run \"process rehearse\" again.");
        }
        return last.stranded() == 0 || leaveBehind
                ? Optional.empty()
                : Optional.of(
                        "The rehearsal found cases that would be stranded: %d. Change the models, rehearse them with a mapping, or leave these cases in their version with --leave-behind."
                                .formatted(last.stranded()));
    }

    /**
     * Why cases may not be moved by a mapping, in one sentence.
     *
     * @param files of the deployment in which new cases begin
     */
    public Optional<String> obstacle(Collection<ModelFile> files, Mapping mapping) {
        return rehearsals.lastOf(files, mapping).isPresent() ? Optional.empty() : Optional.of(neverRehearsed(files));
    }

    private String neverRehearsed(Collection<ModelFile> files) {
        return rehearsals.knows(files)
                ? "Cases are running, and these models were rehearsed with another mapping only. Run \"process rehearse\" with the one that is meant, or without any, first."
                : "Cases are running, and exactly these models were never rehearsed. Run \"process rehearse\" with them first.";
    }

    public boolean isTaken(String tag) {
        return jdbc.sql("select count(*) from model_release where version_tag = ? and restores is null")
                        .param(tag)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Whether these are the models of a deployment. */
    public boolean isSame(Collection<ModelFile> files, Collection<ModelFile> others) {
        return Contents.hash(files).equals(Contents.hash(others));
    }

    /**
     * Keeps it, in the transaction of the deployment.
     *
     * @param mapping with which it was rehearsed, null if it did not have to be
     */
    public void keep(
            String deployment,
            Note note,
            Rules rules,
            Collection<ModelFile> files,
            @Nullable Mapping mapping,
            @Nullable String restores) {
        Long rehearsal = mapping == null
                ? null
                : rehearsals.lastOf(files, mapping).map(Rehearsals.Kept::id).orElse(null);
        jdbc.sql("""
                        insert into model_release (deployment_id, version_tag, author, reason, content_hash, released_at,
                                                   rehearsal_id, restores, applies_from, for_open_cases, changes)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        deployment,
                        note.tag(),
                        note.author(),
                        note.reason(),
                        Contents.hash(files),
                        Timestamp.from(clock.instant()),
                        rehearsal,
                        restores,
                        rules.from() == null ? null : Timestamp.from(rules.from()),
                        rules.forOpenCases(),
                        rules.changes().toArray(String[]::new))
                .update();
        jdbc.sql("update model_deployment set deployed_by = ? where deployment_id = ?")
                .params(note.author(), deployment)
                .update();
    }

    /** What a deployment stands for: the one whose models it took back into use, or itself. */
    public String origin(String deployment) {
        return jdbc.sql("select restores from model_release where deployment_id = ? and restores is not null")
                .param(deployment)
                .query(String.class)
                .optional()
                .orElse(deployment);
    }

    /** Under which version it was released; empty for what the program brought along. */
    public Optional<String> tagOf(String deployment) {
        return jdbc.sql("select version_tag from model_release where deployment_id = ?")
                .param(deployment)
                .query(String.class)
                .optional();
    }
}
