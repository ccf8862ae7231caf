package io.redress.process.change;

import io.redress.startup.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Which element of a new version takes the place of which one of the old, where the ids differ.
 *
 * @param byProcess for the id of each process, old ids and new ones
 */
public record Mapping(Map<String, Map<String, String>> byProcess) {

    private static final int LARGEST = 200_000;

    /** Nothing has another id than before. */
    public static final Mapping NONE = new Mapping(Map.of());

    /**
     * Reads a file in YAML, of which JSON is a part.
     *
     * @throws CannotStart if it is something else
     */
    public static Mapping read(Path file) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(LARGEST);
        try {
            Object content = new Yaml(new SafeConstructor(options)).load(Files.readString(file));
            return content == null ? NONE : of(content, file);
        } catch (YAMLException unreadable) {
            throw new CannotStart(file + " is not readable: " + unreadable.getMessage(), unreadable);
        } catch (NoSuchFileException missing) {
            throw new CannotStart("There is no file " + file + ".", missing);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static Mapping of(Object content, Path file) {
        Map<String, Map<String, String>> byProcess = new TreeMap<>();
        map(content, file).forEach((process, elements) -> {
            Map<String, String> pairs = new TreeMap<>();
            map(elements, file).forEach((from, to) -> pairs.put(word(from, file), word(to, file)));
            byProcess.put(word(process, file), pairs);
        });
        return new Mapping(byProcess);
    }

    private static Map<?, ?> map(Object content, Path file) {
        if (content instanceof Map<?, ?> map) {
            return map;
        }
        throw unlike(file);
    }

    private static String word(Object content, Path file) {
        if (content instanceof String word) {
            return word;
        }
        throw unlike(file);
    }

    private static CannotStart unlike(Path file) {
        return new CannotStart(
                file
                        + " is no mapping. It names a process, and below it, further to the right, a line for each element: \"oldId: newId\".");
    }

    Map<String, String> of(String process) {
        return byProcess.getOrDefault(process, Map.of());
    }

    boolean isEmpty() {
        return byProcess.values().stream().allMatch(Map::isEmpty);
    }

    /** As it stands in a file. */
    String yaml() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(byProcess).forEach((process, pairs) -> {
            if (!pairs.isEmpty()) {
                text.append(process).append(":\n");
                new TreeMap<>(pairs)
                        .forEach((from, to) -> text.append("  ")
                                .append(from)
                                .append(": ")
                                .append(to)
                                .append('\n'));
            }
        });
        return text.toString();
    }
}
