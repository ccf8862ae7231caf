package io.redress.process.change;

import static java.util.Comparator.comparing;

import io.redress.policy.OpenedUnder;
import io.redress.process.change.DeployedTables.Row;
import io.redress.process.guard.ModelFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All versions of all rule tables, in the order in which they apply: by the day from which on, and among those of one day
 * as they were deployed. The one place that says which of them a case has.
 *
 * <p>A release counts for the tables that it changes; what else lies in its folder is there because everything is
 * deployed together. What was deployed by another door counts where it says something new.
 */
public final class TableVersions {

    private static final Comparator<TableVersion> ORDER =
            comparing(TableVersion::from).thenComparing(TableVersion::number);

    private final Map<String, List<TableVersion>> byKey = new HashMap<>();
    private final List<TableVersion> all;
    private final long newest;

    private TableVersions(List<TableVersion> all) {
        this.all = all;
        this.newest = all.stream().mapToLong(TableVersion::number).max().orElse(0);
    }

    /** @param rows in the order in which they were deployed */
    static TableVersions of(List<Row> rows) {
        List<Row> inOrder = Moments.inOrder(
                rows,
                row -> row.version().dated(),
                row -> row.version().from(),
                (row, from) -> new Row(row.version().startingAt(from), row.changes()));
        TableVersions versions =
                new TableVersions(inOrder.stream().map(Row::version).toList());
        inOrder.forEach(versions::add);
        return versions;
    }

    private void add(Row row) {
        TableVersion version = row.version();
        List<TableVersion> before = byKey.computeIfAbsent(version.key(), none -> new ArrayList<>());
        if (before.isEmpty() || saysSomethingNew(version, row.changes(), before)) {
            before.add(version);
            before.sort(ORDER);
        }
    }

    /** What new cases have or will have is nothing new when a build brings it along, or somebody deploys it once more. */
    private static boolean saysSomethingNew(
            TableVersion version, @Nullable List<String> changes, List<TableVersion> before) {
        if (changes != null) {
            return changes.contains(version.file());
        }
        TableVersion inForce = last(before, OpenedUnder.TODAY, version.from()).orElse(before.get(0));
        return Stream.concat(Stream.of(inForce), before.stream().filter(other -> other.isScheduled(version.from())))
                .noneMatch(other -> other.content().equals(version.content()));
    }

    /** The version of a table that applies to a case. For a table that came later than the case, its first. */
    public Optional<TableVersion> of(String table, OpenedUnder opened, Instant now) {
        List<TableVersion> versions = byKey.getOrDefault(table, List.of());
        return last(versions, opened, now)
                .or(() -> versions.stream()
                        .filter(version -> !version.isScheduled(now))
                        .findFirst());
    }

    private static Optional<TableVersion> last(List<TableVersion> versions, OpenedUnder opened, Instant now) {
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (versions.get(i).appliesTo(opened, now)) {
                return Optional.of(versions.get(i));
            }
        }
        return Optional.empty();
    }

    /** The number of the newest deployment in here. */
    public long newest() {
        return newest;
    }

    /** Those that stand in one file, of one deployment. */
    public List<TableVersion> together(TableVersion one) {
        return all.stream()
                .filter(other -> other.deployment().equals(one.deployment())
                        && other.file().equals(one.file()))
                .toList();
    }

    /** What a case has that is opened at a moment, one for each table. */
    List<TableVersion> inForce(Instant at) {
        return byKey.keySet().stream()
                .sorted()
                .flatMap(table -> of(table, OpenedUnder.TODAY, at).stream())
                .toList();
    }

    /** Which of these files say something else than what a case would have that is opened at a moment, by name. */
    List<String> changed(Collection<ModelFile> files, Instant at) {
        List<TableVersion> inForce = inForce(at);
        return files.stream()
                .filter(Contents::isTable)
                .filter(file -> !isInForce(file, inForce))
                .map(ModelFile::name)
                .sorted()
                .toList();
    }

    private boolean isInForce(ModelFile file, List<TableVersion> inForce) {
        List<String> keys = all.stream()
                .filter(version -> version.file().equals(file.name()))
                .map(TableVersion::key)
                .toList();
        String content = Contents.hash(file.content());
        return !keys.isEmpty()
                && inForce.stream()
                        .filter(version -> keys.contains(version.key()))
                        .allMatch(version -> version.file().equals(file.name())
                                && version.content().equals(content));
    }

    /** Those whose day comes after a moment, in their order. */
    List<TableVersion> scheduled(Instant now) {
        return byKey.values().stream()
                .flatMap(List::stream)
                .filter(version -> version.isScheduled(now))
                .sorted(ORDER)
                .toList();
    }
}
