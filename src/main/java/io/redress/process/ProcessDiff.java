package io.redress.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.redress.process.diff.CannotRead;
import io.redress.process.diff.DiffInWords;
import io.redress.process.diff.ModelDiff;
import io.redress.process.diff.Png;
import io.redress.process.diff.Waiting;
import io.redress.process.diff.WaitingCases;
import io.redress.process.guard.ModelFile;
import io.redress.startup.CannotStart;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is different between two sets of models, for people and for programs. */
public final class ProcessDiff {

    private final ModelDiff diff;

    /** Null if no database was asked. */
    private @Nullable List<Waiting> waiting;

    private ProcessDiff(ModelDiff diff) {
        this.diff = diff;
    }

    /**
     * Compares two sets. Where one of them is a single file, only that one is compared.
     *
     * @throws UncheckedIOException if there is nothing to compare a file with
     * @throws CannotStart if a file cannot be read as a model
     */
    public static ProcessDiff between(ModelFiles before, ModelFiles after) {
        Collection<ModelFile> then = before.all();
        Collection<ModelFile> now = after.all();
        if (before.isSingle() && after.isSingle()) {
            String name = now.iterator().next().name();
            then = List.of(new ModelFile(name, then.iterator().next().content()));
        } else if (before.isSingle()) {
            now = only(then.iterator().next().name(), now, after);
        } else if (after.isSingle()) {
            then = only(now.iterator().next().name(), then, before);
        }
        try {
            return new ProcessDiff(ModelDiff.between(then, now));
        } catch (CannotRead reason) {
            throw new CannotStart(String.valueOf(reason.getMessage()), reason);
        }
    }

    private static List<ModelFile> only(String name, Collection<ModelFile> files, ModelFiles from) {
        List<ModelFile> same =
                files.stream().filter(file -> file.name().equals(name)).toList();
        if (same.isEmpty()) {
            throw new UncheckedIOException(
                    new NoSuchFileException(from.folder() + name, null, "nothing of that name is there"));
        }
        return same;
    }

    /** Whether nothing is different. */
    public boolean isEmpty() {
        return diff.changes().isEmpty();
    }

    /** Asks a database how many cases wait where something is changed or gone. It reads, and writes nothing. */
    public void count(JdbcClient database) {
        waiting = new WaitingCases(database).at(diff);
    }

    public void print(PrintWriter out) {
        DiffInWords.print(diff, out);
        if (waiting != null && !isEmpty()) {
            DiffInWords.print(waiting, out);
        }
        out.println(DiffInWords.verdict(diff));
    }

    /** Before and after of each diagram that is different, as SVG, by the name of its file. */
    public Map<String, String> pictures() {
        return diff.pictures();
    }

    /**
     * The same as PNG.
     *
     * @throws CannotStart if this machine has no fonts
     */
    public Map<String, byte[]> drawn() {
        Map<String, byte[]> drawn = new TreeMap<>();
        diff.pictures().forEach((file, svg) -> drawn.put(file, Png.of(svg)));
        return drawn;
    }

    /** One page that needs nothing beside it, with the pictures. */
    public String html() {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("diff", diff);
        variables.put("verdict", DiffInWords.verdict(diff));
        variables.put("pictures", diff.pictures());
        variables.put("counted", waiting != null);
        variables.put("waiting", waiting == null ? List.of() : waiting);
        return ReportPage.of("diff", variables);
    }

    public String json() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("step", diff.step().word());
        report.put("changes", diff.changes());
        report.put("versions", diff.versions());
        if (waiting != null) {
            report.put("waiting", waiting);
        }
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(report);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
