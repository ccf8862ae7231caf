package io.redress.process;

import io.redress.process.guard.ModelFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The models that a command works on: those of a folder, or those that the program was built with, some of them replaced
 * by other files.
 */
public final class ModelFiles {

    private static final Path FOLDER = Path.of("bpmn");

    private final String folder;
    private final SortedMap<String, ModelFile> files;
    private final boolean single;

    private ModelFiles(String folder, SortedMap<String, ModelFile> files) {
        this(folder, files, false);
    }

    private ModelFiles(String folder, SortedMap<String, ModelFile> files, boolean single) {
        this.folder = folder;
        this.files = files;
        this.single = single;
    }

    /**
     * What a person means who names these files: nothing means the folder {@code bpmn} here, or else the models that the
     * program was built with; a folder means that one; single files take the place of those of the same name.
     *
     * @throws UncheckedIOException if something cannot be read
     */
    public static ModelFiles of(List<Path> named) {
        if (named.size() == 1 && Files.isDirectory(named.get(0))) {
            return in(named.get(0));
        }
        ModelFiles usual = Files.isDirectory(FOLDER) ? in(FOLDER) : packaged();
        SortedMap<String, ModelFile> files = new TreeMap<>(usual.files);
        for (Path file : named) {
            String name = name(file);
            files.put(name, new ModelFile(name, read(file)));
        }
        return new ModelFiles(usual.folder, files);
    }

    /** The models that the program was built with. */
    public static ModelFiles packaged() {
        SortedMap<String, ModelFile> files = new TreeMap<>();
        ModelDeployment.models().forEach((name, resource) -> {
            try {
                files.put(name, new ModelFile(name, resource.getContentAsByteArray()));
            } catch (IOException cause) {
                throw new UncheckedIOException(cause);
            }
        });
        return new ModelFiles("bpmn/", files);
    }

    /**
     * A folder of models, or one file alone.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public static ModelFiles at(Path place) {
        if (Files.isDirectory(place)) {
            return in(place);
        }
        String name = name(place);
        Path folder = place.toAbsolutePath().getParent();
        SortedMap<String, ModelFile> file = new TreeMap<>();
        file.put(name, new ModelFile(name, read(place)));
        return new ModelFiles(folder + "/", file, true);
    }

    /** Files that come from several deployments. */
    static ModelFiles together(Collection<ModelFile> models) {
        SortedMap<String, ModelFile> files = new TreeMap<>();
        models.forEach(file -> files.put(file.name(), file));
        return new ModelFiles("", files);
    }

    private static ModelFiles in(Path folder) {
        SortedMap<String, ModelFile> files = new TreeMap<>();
        for (String pattern : new String[] {"*.bpmn", "rules/*.dmn", "forms/*.form"}) {
            Path inside = folder.resolve(pattern).getParent();
            if (Files.isDirectory(inside)) {
                String ending = pattern.substring(pattern.lastIndexOf('.'));
                try (Stream<Path> found = Files.list(inside)) {
                    found.filter(path -> path.toString().endsWith(ending)).forEach(path -> {
                        String name = folder.relativize(path).toString().replace('\\', '/');
                        files.put(name, new ModelFile(name, read(path)));
                    });
                } catch (IOException cause) {
                    throw new UncheckedIOException(cause);
                }
            }
        }
        if (files.isEmpty()) {
            throw new UncheckedIOException(new NoSuchFileException(folder.toString(), null, "no models are in it"));
        }
        String shown = folder.normalize().toString().replace('\\', '/');
        return new ModelFiles(shown.isEmpty() ? "" : shown + "/", files);
    }

    /** Where a file lies in the folder, by its ending. */
    private static String name(Path file) {
        String name = file.getFileName().toString();
        if (name.endsWith(".dmn")) {
            return "rules/" + name;
        }
        return name.endsWith(".form") ? "forms/" + name : name;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    String folder() {
        return folder;
    }

    /** Whether somebody named one file, and not a folder that may have one in it. */
    boolean isSingle() {
        return single;
    }

    Collection<ModelFile> all() {
        return files.values();
    }
}
