package io.redress.exit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The types of the engine, by package. Those of Operaton are recorded in {@code src/test/resources/exit}, so that a build
 * without Operaton can tell that something here has no counterpart there.
 */
final class EngineTypes {

    static final Path RECORDED = Path.of("src/test/resources/exit/operaton-types.txt");

    private final SortedMap<String, Set<String>> byPackage = new TreeMap<>();

    private EngineTypes() {}

    /** A line for each package: its name, then its types. */
    static EngineTypes recorded() throws IOException {
        EngineTypes types = new EngineTypes();
        for (String line : Files.readAllLines(RECORDED)) {
            String[] words = line.split(" ");
            types.byPackage.put(words[0], new TreeSet<>(List.of(words).subList(1, words.length)));
        }
        return types;
    }

    /** What the jars hold in these packages. */
    static EngineTypes in(List<Path> jars, Set<String> packages) throws IOException {
        EngineTypes types = new EngineTypes();
        for (Path jar : jars) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                zip.stream()
                        .map(ZipEntry::getName)
                        .filter(name -> name.endsWith(".class") && !name.contains("$") && name.contains("/"))
                        .map(name -> name.substring(0, name.length() - ".class".length())
                                .replace('/', '.'))
                        .filter(name -> packages.contains(packageOf(name)))
                        .forEach(types::add);
            }
        }
        return types;
    }

    /** What the sources of the project name, by the names that it has in the copy; the rehearsal itself and the peers of benchmarks apart. */
    static Set<String> named(Path project) throws IOException {
        Set<String> named = new TreeSet<>();
        for (Path file : sources(project)) {
            String path = project.relativize(file).toString().replace('\\', '/');
            named.addAll(OperatonRules.types(
                    OperatonRules.rewrite(path, Files.readString(file)).text()));
        }
        return named;
    }

    static List<Path> sources(Path project) throws IOException {
        try (Stream<Path> files = Files.walk(project.resolve("src"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.startsWith(project.resolve("src/test/java/io/redress/exit")))
                    .filter(file -> !file.startsWith(project.resolve("src/bench/peers")))
                    .toList();
        }
    }

    boolean has(String type) {
        return byPackage.getOrDefault(packageOf(type), Set.of()).contains(type.substring(type.lastIndexOf('.') + 1));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        byPackage.forEach((name, types) -> lines.add(name + " " + String.join(" ", types)));
        return lines;
    }

    static String packageOf(String type) {
        return type.substring(0, type.lastIndexOf('.'));
    }

    private void add(String type) {
        byPackage
                .computeIfAbsent(packageOf(type), name -> new TreeSet<>())
                .add(type.substring(type.lastIndexOf('.') + 1));
    }
}
