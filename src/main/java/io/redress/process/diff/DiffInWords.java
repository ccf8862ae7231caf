package io.redress.process.diff;

import java.io.PrintWriter;
import java.util.List;

/** A comparison for people at a terminal. */
public final class DiffInWords {

    private DiffInWords() {}

    public static void print(ModelDiff diff, PrintWriter out) {
        diff.byFile().forEach((file, changes) -> {
            out.println(file);
            for (Change change : changes) {
                out.println("  " + change.kind().word() + " " + change.where() + " (" + change.element() + ")");
                if (!change.details().isEmpty()) {
                    out.println("    " + change.details());
                }
                out.println("    " + change.step() + ": " + change.why());
            }
            diff.versions().stream()
                    .filter(version -> version.file().equals(file))
                    .forEach(version -> out.println(
                            "  version of " + version.where() + " (" + version.key() + ")\n    " + version.sentence()));
            out.println();
        });
    }

    public static void print(List<Waiting> waiting, PrintWriter out) {
        if (waiting.isEmpty()) {
            out.println("No live case waits at an element that is changed or gone.");
        }
        waiting.forEach(at -> out.println(at.sentence()));
        out.println();
    }

    /** The last line: how much, and what it calls for. */
    public static String verdict(ModelDiff diff) {
        if (diff.changes().isEmpty()) {
            return "Nothing is different.";
        }
        int changes = diff.changes().size();
        int files = diff.byFile().size();
        long small = diff.versions().stream().filter(VersionTag::isTooSmall).count();
        String step = diff.step() == Step.NONE ? "no step of the version" : "a " + diff.step() + " step";
        return changes + (changes == 1 ? " change in " : " changes in ") + files + (files == 1 ? " file" : " files")
                + ". All together they call for " + step + "."
                + (small == 0
                        ? ""
                        : " " + small + (small == 1 ? " version tag is too small." : " version tags are too small."));
    }
}
