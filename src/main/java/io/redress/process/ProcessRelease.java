package io.redress.process;

import io.redress.process.change.DatedTables;
import io.redress.process.change.Mapping;
import io.redress.process.change.ReleaseHistory;
import io.redress.process.change.ReleaseRecord;
import io.redress.process.change.ReleaseRecord.Note;
import io.redress.process.change.ReleaseRecord.Rules;
import io.redress.process.change.Releases;
import io.redress.process.change.VersionStep;
import io.redress.process.guard.ModelFile;
import io.redress.time.WorkingDays;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes a set of models the one in which new cases begin, at once or from a day on, or takes that back. */
@Component
public class ProcessRelease {

    private final Releases releases;
    private final ReleaseRecord record;
    private final ReleaseHistory history;
    private final DatedTables tables;
    private final ZoneId zone;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ProcessRelease(
            ProcessEngine engine,
            ReleaseRecord record,
            ReleaseHistory history,
            DatedTables tables,
            WorkingDays calendar,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.releases = new Releases(engine);
        this.record = record;
        this.history = history;
        this.tables = tables;
        this.zone = calendar.zone();
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * When and for whom.
     *
     * @param from the day from which on the tables apply, in the marketplace's time zone; null for at once
     * @param forOpenCases whether they apply to cases too that are open then; otherwise these keep theirs
     * @param leaveBehind whether cases that cannot move may be left in their version
     */
    public record Scope(@Nullable LocalDate from, boolean forOpenCases, boolean leaveBehind) {}

    /**
     * Deploys all models together.
     *
     * @param tag their version together, which none before had
     * @param mapping a file that says what takes whose place when cases are moved, null for none
     * @return what was done, a sentence each
     * @throws ReleaseRefused if they were not checked, not rehearsed with this mapping, have no versions of their own, or
     *     cannot be dated
     * @throws io.redress.startup.CannotStart if the file is no mapping
     */
    public List<String> deploy(
            ModelFiles files, String tag, String author, String reason, @Nullable Path mapping, Scope scope) {
        Mapping pairs = mapping == null ? Mapping.NONE : Mapping.read(mapping);
        ProcessCheck check = ProcessCheck.of(files);
        if (!check.isClean()) {
            List<String> reasons = new ArrayList<>(check.findings());
            reasons.add("The check has found this. Nothing was deployed.");
            throw new ReleaseRefused(reasons);
        }
        if (VersionStep.between(tag, tag) != VersionStep.SAME) {
            throw new ReleaseRefused("\"" + tag + "\" is no version. It has three numbers, such as 1.2.0.");
        }
        Note note = new Note(tag, author, reason);
        return Objects.requireNonNull(transaction.execute(status -> deploy(files.all(), note, pairs, scope)));
    }

    private List<String> deploy(Collection<ModelFile> files, Note note, Mapping mapping, Scope scope) {
        record.serialize();
        Instant now = clock.instant();
        Instant from = beginOf(scope.from(), now);
        if (from != null && record.repeats(note, files, from, scope.forOpenCases())) {
            return List.of("Release %s is deployed already: its tables apply %s."
                    .formatted(note.tag(), ReleaseInWords.from(from, zone)));
        }
        String current = releases.current();
        List<String> changes = changes(files, current, from == null ? now : from, scope);
        if (record.isTaken(note.tag())) {
            throw new ReleaseRefused("There is a release " + note.tag() + " already.");
        }
        long running = releases.runningCases();
        if (running > 0) {
            record.obstacle(files, mapping, current, scope.leaveBehind()).ifPresent(sentence -> {
                throw new ReleaseRefused(sentence);
            });
        }
        String deployed = releases.deploy("release " + note.tag(), files);
        List<String> unversioned = releases.withoutOwnVersion(deployed);
        if (!unversioned.isEmpty()) {
            throw new ReleaseRefused(unversioned);
        }
        Rules rules = new Rules(from, scope.forOpenCases(), changes);
        record.keep(deployed, note, rules, files, running > 0 ? mapping : null, null);
        refuseWhatDoesNotFitLater(files, now);
        return ReleaseInWords.deployed(note.tag(), rules, running, history.all(), deployed, now, zone);
    }

    /** A day begins at midnight in the marketplace's time zone. */
    private @Nullable Instant beginOf(@Nullable LocalDate day, Instant now) {
        if (day == null) {
            return null;
        }
        Instant begin = day.atStartOfDay(zone).toInstant();
        if (!begin.isAfter(now)) {
            throw new ReleaseRefused(
                    "%s is no day to come: cases were opened since under other tables, and keep them. Name a later day, or leave --from out to deploy from now on."
                            .formatted(day));
        }
        return begin;
    }

    private List<String> changes(Collection<ModelFile> files, @Nullable String current, Instant at, Scope scope) {
        List<ModelFile> deployed = current == null ? List.of() : releases.files(current);
        List<String> others = tables.othersThatDiffer(files, deployed);
        if (scope.from() != null && !others.isEmpty()) {
            throw new ReleaseRefused(
                    "Only tables can apply from a day on, and this differs from what new cases begin in: %s. Deploy it without --from first."
                            .formatted(String.join(", ", others)));
        }
        List<String> changes = tables.changed(files, at);
        if (!changes.isEmpty() || !others.isEmpty()) {
            return changes;
        }
        if (scope.forOpenCases()) {
            return tables.all(files);
        }
        throw new ReleaseRefused(
                scope.from() == null
                        ? "New cases begin in exactly these models already."
                        : "From %s on exactly these tables apply already.".formatted(scope.from()));
    }

    /** Tables whose day comes later were checked with other diagrams, forms and tables than they will meet. */
    private void refuseWhatDoesNotFitLater(Collection<ModelFile> files, Instant now) {
        for (Instant day : tables.daysAfter(now)) {
            ProcessCheck check = ProcessCheck.of(ModelFiles.together(tables.togetherAt(day, files, releases)));
            if (!check.isClean()) {
                List<String> reasons = new ArrayList<>(check.findings());
                reasons.add(
                        "The check has found this of what applies together %s. Nothing was deployed. Take back what is scheduled with \"process rollback --tag\", or deploy what fits."
                                .formatted(ReleaseInWords.from(day, zone)));
                throw new ReleaseRefused(reasons);
            }
        }
    }

    /**
     * Takes back what was deployed last: if its day has not come, it never applies; otherwise new cases begin in the models
     * of before, and running cases stay where they are.
     *
     * @param scheduled the version of a release to take back before its day comes; null for what was deployed last
     * @param forOpenCases whether open cases are to have the tables of before too
     * @return what was done, a sentence each
     * @throws ReleaseRefused if there is nothing to take back
     */
    public List<String> rollBack(String author, String reason, @Nullable String scheduled, boolean forOpenCases) {
        return Objects.requireNonNull(transaction.execute(status -> {
            record.serialize();
            Instant now = clock.instant();
            Optional<ReleaseHistory.Entry> toCome =
                    scheduled == null ? history.lastIfScheduled(now) : Optional.of(scheduled(scheduled, now));
            if (toCome.isPresent()) {
                record.withdraw(toCome.get().deployment(), author, reason);
                return List.of("Release %s was to apply %s. It is taken back, and never applies."
                        .formatted(
                                toCome.get().name(),
                                ReleaseInWords.from(toCome.get().from(), zone)));
            }
            return goBack(author, reason, forOpenCases, now);
        }));
    }

    private ReleaseHistory.Entry scheduled(String tag, Instant now) {
        return history.all().stream()
                .filter(entry -> entry.isScheduled(now) && tag.equals(entry.tag()))
                .findFirst()
                .orElseThrow(
                        () -> new ReleaseRefused(
                                "No release " + tag
                                        + " waits for its day. \"process releases\" shows what does; without --tag, what was deployed last is taken back."));
    }

    private List<String> goBack(String author, String reason, boolean forOpenCases, Instant now) {
        List<String> soFar = history.soFar(now);
        if (soFar.isEmpty()) {
            throw new ReleaseRefused("Nothing was ever deployed.");
        }
        String current = soFar.get(0);
        String before = before(soFar);
        List<ModelFile> files = releases.files(before);
        String tag = record.tagOf(before).orElse("as it came with the program");
        List<String> changes = tables.changed(files, now);
        String deployed = releases.deploy("back to " + tag, files);
        record.keep(
                deployed, new Note(tag, author, reason), new Rules(null, forOpenCases, changes), files, null, before);
        refuseWhatDoesNotFitLater(files, now);
        return ReleaseInWords.wentBack(tag, changes, forOpenCases, history.all(), current, now, zone);
    }

    /** What new cases began in before: if that was a way back itself, what it went back to. */
    private String before(List<String> soFar) {
        String current = soFar.get(0);
        List<ModelFile> now = releases.files(current);
        String origin = record.origin(current);
        return soFar.stream()
                .dropWhile(deployment -> !deployment.equals(origin))
                .skip(1)
                .map(record::origin)
                .filter(deployment -> !record.isSame(now, releases.files(deployment)))
                .findFirst()
                .orElseThrow(() -> new ReleaseRefused("There is no version before this one."));
    }

    /** What was deployed, what is in force and what waits for its day, in lines; days are those of the marketplace. */
    public List<String> list() {
        Instant now = clock.instant();
        return Objects.requireNonNull(
                transaction.execute(status -> ReleaseInWords.list(history.all(), tables.inForce(now), now, zone)));
    }
}
