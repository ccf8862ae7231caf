package io.redress.process.diff;

import io.redress.process.diff.BpmnModel.BpmnElement;
import io.redress.process.guard.ModelFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is different between two sets of models, and the step of the version (SemVer) that it calls for.
 *
 * <p>Files are the same by name, or else by the process, decision or form that is in them.
 */
public final class ModelDiff {

    private final List<Change> changes = new ArrayList<>();
    private final List<VersionTag> versions = new ArrayList<>();
    private final Map<String, Drawing> drawings = new TreeMap<>();
    private final Map<String, Map<String, String>> renamed = new TreeMap<>();

    private ModelDiff() {}

    /**
     * Compares them.
     *
     * @throws CannotRead if a file cannot be read
     */
    public static ModelDiff between(Collection<ModelFile> before, Collection<ModelFile> after) {
        ModelDiff diff = new ModelDiff();
        Map<String, ModelFile> left = new TreeMap<>();
        before.forEach(file -> left.put(file.name(), file));
        List<ModelFile> fresh = new ArrayList<>();
        for (ModelFile now : after) {
            ModelFile then = left.remove(now.name());
            if (then == null) {
                fresh.add(now);
            } else {
                diff.compare(then, now);
            }
        }
        for (ModelFile now : fresh) {
            Optional<ModelFile> then = left.values().stream()
                    .filter(gone -> ending(gone).equals(ending(now)) && Keys.shared(gone, now))
                    .findFirst();
            then.ifPresent(file -> left.remove(file.name()));
            diff.compare(then.orElseGet(() -> Keys.nothing(now)), now);
        }
        left.values().forEach(gone -> diff.compare(gone, Keys.nothing(gone)));
        diff.changes.sort(Comparator.comparing(Change::file));
        return diff;
    }

    /** All changes, by file. */
    public List<Change> changes() {
        return List.copyOf(changes);
    }

    public Map<String, List<Change>> byFile() {
        Map<String, List<Change>> byFile = new TreeMap<>();
        changes.forEach(change ->
                byFile.computeIfAbsent(change.file(), file -> new ArrayList<>()).add(change));
        return byFile;
    }

    /** The version of each process and decision in which something is different. */
    public List<VersionTag> versions() {
        return List.copyOf(versions);
    }

    /** The biggest step of all. */
    public Step step() {
        return changes.stream().map(Change::step).reduce(Step.NONE, Step::or);
    }

    /**
     * The step of one process, decision or form. A process's is that of its diagram alone: tables and forms count for
     * themselves.
     *
     * @param key its id
     */
    public Step step(String key) {
        return changes.stream()
                .filter(change -> change.key().equals(key))
                .map(Change::step)
                .reduce(Step.NONE, Step::or);
    }

    /**
     * Elements of a process that are gone, by id, with the only new element that looks like it.
     *
     * @param process its id
     */
    public Map<String, String> renamed(String process) {
        return renamed.getOrDefault(process, Map.of());
    }

    /** A picture of each diagram in which something is different, by file, as SVG. */
    public Map<String, String> pictures() {
        Map<String, String> pictures = new TreeMap<>();
        drawings.forEach((file, drawing) -> pictures.put(file, drawing.svg()));
        return pictures;
    }

    private void compare(ModelFile then, ModelFile now) {
        if (Arrays.equals(then.content(), now.content()) && then.name().equals(now.name())) {
            return;
        }
        List<Change> found = new ArrayList<>();
        if (!then.name().equals(now.name())) {
            found.add(new Change(
                    now.name(),
                    "",
                    Kind.CHANGED,
                    now.name(),
                    "file",
                    "was called " + then.name(),
                    Step.PATCH,
                    "only the name of the file"));
        }
        if (now.name().endsWith(".bpmn")) {
            diagrams(then, now, found);
        } else if (now.name().endsWith(".dmn")) {
            tables(then, now, found);
        } else if (now.name().endsWith(".form")) {
            forms(then, now, found);
        }
        changes.addAll(found);
    }

    private void diagrams(ModelFile then, ModelFile now, List<Change> found) {
        BpmnModel before = BpmnModel.of(then);
        BpmnModel after = BpmnModel.of(now);
        int others = found.size();
        new BpmnDiff(before, after).changes(found::add);
        List<Change> own = found.subList(others, found.size());
        if (own.isEmpty()) {
            return;
        }
        drawings.put(now.name(), new Drawing(before, after, List.copyOf(own)));
        Lookalikes lookalikes = new Lookalikes(before, after);
        for (BpmnElement gone : before.elements.values()) {
            String other = after.elements.containsKey(gone.id()) ? null : lookalikes.of(gone);
            if (other != null) {
                renamed.computeIfAbsent(gone.process(), key -> new LinkedHashMap<>())
                        .put(gone.id(), other);
            }
        }
        for (String key : after.processes()) {
            BpmnElement process = after.elements.get(key);
            BpmnElement earlier = before.elements.get(key);
            if (earlier != null) {
                version(now.name(), key, after.where(process), earlier.facts(), process.facts(), own);
            }
        }
    }

    private void tables(ModelFile then, ModelFile now, List<Change> found) {
        DmnModel before = DmnModel.of(then);
        DmnModel after = DmnModel.of(now);
        new DmnDiff(before, after).changes(found::add);
        for (DmnModel.Table table : after.tables()) {
            before.table(table.key())
                    .ifPresent(earlier -> version(
                            now.name(),
                            table.key(),
                            "decision \"" + table.name() + "\"",
                            earlier.facts(),
                            table.facts(),
                            found));
        }
    }

    private static void forms(ModelFile then, ModelFile now, List<Change> found) {
        if (then.content().length == 0 || now.content().length == 0) {
            boolean fresh = then.content().length == 0;
            ModelFile there = fresh ? now : then;
            String key = FormDiff.id(there);
            found.add(new Change(
                    there.name(),
                    key,
                    fresh ? Kind.ADDED : Kind.REMOVED,
                    key,
                    "form",
                    "",
                    fresh ? Step.MINOR : Step.MAJOR,
                    fresh ? "a form that nobody was shown before" : "tasks that wait may show it"));
            return;
        }
        new FormDiff(then, now).changes(found::add);
    }

    private void version(String file, String key, String where, Facts before, Facts after, List<Change> found) {
        List<Change> own =
                found.stream().filter(change -> change.key().equals(key)).toList();
        if (!own.isEmpty()) {
            Change biggest =
                    own.stream().max(Comparator.comparing(Change::step)).orElseThrow();
            versions.add(new VersionTag(
                    file,
                    key,
                    where,
                    before.get(BpmnDiff.VERSION_TAG),
                    after.get(BpmnDiff.VERSION_TAG),
                    biggest.step(),
                    biggest.step() == Step.NONE ? null : biggest));
        }
    }

    private static String ending(ModelFile file) {
        return file.name().substring(file.name().lastIndexOf('.') + 1);
    }
}
