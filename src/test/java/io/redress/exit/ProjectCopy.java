package io.redress.exit;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The copy of the project in which names are Operaton's. The project itself is only read. */
final class ProjectCopy {

    private static final List<String> COPIED = List.of("pom.xml", "README.md", "src", "bpmn", "docs", ".mvn", ".ci");

    /** Tools that are installed, and this rehearsal, which compares two engines and belongs to neither copy. */
    private static final List<String> LEFT_OUT = List.of("node_modules", "src/exit", "src/test/java/io/redress/exit");

    private final Path from;
    private final Path to;
    private final Map<String, Map<String, Integer>> rewritten = new TreeMap<>();

    ProjectCopy(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    /** Makes the copy anew, but for what was built in it, which Maven renews where it must. */
    ProjectCopy make() throws IOException {
        for (String part : COPIED) {
            delete(to.resolve(part));
            if (Files.exists(from.resolve(part))) {
                for (Path file : filesOf(from.resolve(part))) {
                    copy(file);
                }
            }
        }
        return this;
    }

    /** Each file whose text changed, with the rules that changed it and how often. */
    Map<String, Map<String, Integer>> rewritten() {
        return rewritten;
    }

    private List<Path> filesOf(Path part) throws IOException {
        try (Stream<Path> files = Files.walk(part)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> LEFT_OUT.stream().noneMatch(name(file)::contains))
                    .toList();
        }
    }

    private void copy(Path file) throws IOException {
        String name = name(file);
        Path target = to.resolve(OperatonRules.place(name));
        Files.createDirectories(target.getParent());
        try {
            String text = Files.readString(file);
            OperatonRules.Rewritten result = OperatonRules.rewrite(name, text);
            if (!OperatonRules.place(name).equals(name)) {
                result.applied().put("places", 1);
            }
            if (!result.applied().isEmpty()) {
                rewritten.put(name, result.applied());
            }
            Files.writeString(target, result.text());
            Files.setLastModifiedTime(target, Files.getLastModifiedTime(file));
        } catch (CharacterCodingException pictureOrOtherBytes) {
            Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private String name(Path file) {
        return from.relativize(file).toString().replace('\\', '/');
    }

    static void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            try (Stream<Path> files = Files.walk(path)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
