package io.redress.exit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rehearses the move from Camunda 7 to Operaton: copies the project to {@code target/exit/operaton}, rewrites what has
 * another name there, compiles it, runs the process tests, and lets live cases go on. What does not compile or pass is
 * listed by name, and the program then ends with 1. It is started by {@code src/exit/rehearse.sh}.
 */
public final class MoveToOperaton {

    /** Of Operaton. */
    static final String VERSION = "1.0.3";

    private static final String ASSERTIONS = "operaton-bpm-assert";
    private static final String CAMUNDA_ASSERTIONS =
            "org/camunda/bpm/camunda-bpm-assert/7.24.0/camunda-bpm-assert-7.24.0.jar";
    private static final String PROCESS_TESTS = "io/redress/process/**/*Tests,io/redress/e2e/*JourneyTests";
    private static final Path MAVEN = Path.of(System.getProperty("user.home"), ".m2/repository");
    private static final int ROUNDS = 6;

    private final Path project = Path.of("").toAbsolutePath();
    private final Path work = project.resolve("target/exit");
    private final Path copy = work.resolve("operaton");
    private final Maven maven = new Maven(copy, work);
    private final List<String> report = new ArrayList<>();
    private boolean whole = true;

    private MoveToOperaton() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        MoveToOperaton move = new MoveToOperaton();
        move.rewrite();
        move.provideAssertions();
        if (move.compile()) {
            move.recordTypes();
            move.test(arguments.length > 0 ? arguments[0] : PROCESS_TESTS);
            move.liveCases();
        }
        Files.write(move.work.resolve("report.txt"), move.report);
        System.exit(move.whole ? 0 : 1);
    }

    private void rewrite() throws IOException {
        Files.createDirectories(copy);
        Map<String, Map<String, Integer>> rewritten =
                new ProjectCopy(project, copy).make().rewritten();
        Map<String, Integer> files = new TreeMap<>();
        Map<String, Integer> times = new TreeMap<>();
        rewritten.forEach((file, rules) -> rules.forEach((rule, count) -> {
            files.merge(rule, 1, Integer::sum);
            times.merge(rule, count, Integer::sum);
        }));
        say("Copied to target/exit/operaton, " + rewritten.size() + " files rewritten for Operaton " + VERSION);
        files.forEach((rule, count) -> say("  %-28s %4d files %5d times".formatted(rule, count, times.get(rule))));
        Files.write(work.resolve("rewritten.txt"), rewritten.keySet());
    }

    /** Where Operaton's assertions do not resolve, Camunda's do under Operaton's names: the tests are what is of interest. */
    private void provideAssertions() throws IOException, InterruptedException {
        if (maven.run(
                "assertions",
                List.of(
                        "dependency:get",
                        "-Dtransitive=false",
                        "-Dartifact=org.operaton.bpm:" + ASSERTIONS + ":" + VERSION))) {
            return;
        }
        Path jar = copy.resolve("lib").resolve(ASSERTIONS + ".jar");
        Relocation.relocate(MAVEN.resolve(CAMUNDA_ASSERTIONS), jar);
        Path pom = copy.resolve("pom.xml");
        Files.writeString(
                pom,
                Files.readString(pom)
                        .replaceFirst(
                                "(<artifactId>" + ASSERTIONS
                                        + "</artifactId>\\s*<version>[^<]*</version>\\s*)<scope>test</scope>",
                                "$1<scope>system</scope>\n      <systemPath>\\${project.basedir}/lib/" + ASSERTIONS
                                        + ".jar</systemPath>"));
        say(ASSERTIONS + " " + VERSION
                + " does not resolve: the tests use Camunda's assertions under Operaton's names");
    }

    /** Sources of tests that do not compile are set aside, so that the others can tell something. */
    private boolean compile() throws IOException, InterruptedException {
        for (int round = 1; round <= ROUNDS; round++) {
            if (maven.run("compile", List.of("test-compile"))) {
                say("Compiled");
                return true;
            }
            whole = false;
            List<String> errors = maven.compilerErrors("compile");
            errors.forEach(error -> say("  does not compile: " + error));
            if (errors.isEmpty() || errors.stream().anyMatch(error -> error.startsWith("src/main"))) {
                say("The service itself is not built; see target/exit/compile.log");
                return false;
            }
            setAside(errors);
        }
        return false;
    }

    private void setAside(List<String> errors) throws IOException {
        TreeSet<String> files = new TreeSet<>();
        errors.forEach(error -> files.add(error.substring(0, error.indexOf(':'))));
        for (String file : files) {
            Path aside = work.resolve("set-aside").resolve(file);
            Files.createDirectories(aside.getParent());
            Files.move(copy.resolve(file), aside, StandardCopyOption.REPLACE_EXISTING);
            say("  set aside: " + file);
        }
    }

    private void test(String tests) throws IOException, InterruptedException {
        ProjectCopy.delete(copy.resolve("target/surefire-reports"));
        maven.run(
                "tests",
                List.of(
                        "test",
                        "-Dtest=" + tests,
                        "-Dsurefire.failIfNoSpecifiedTests=false",
                        "-Dmaven.test.failure.ignore=true",
                        "-Dredress.forks=1"));
        TestReports found = TestReports.in(copy.resolve("target/surefire-reports"));
        say("Tests run: " + found.tests() + " in " + found.classes() + " classes, failed: "
                + found.failed().size() + ", skipped: " + found.skipped());
        found.failed().forEach(each -> say("  failed: " + each));
        whole &= found.tests() > 0 && found.failed().isEmpty();
    }

    private void liveCases() throws IOException, InterruptedException {
        boolean built = maven.run("package", List.of("package", "-DskipTests"))
                && new Maven(project, work).run("package-camunda", List.of("package", "-DskipTests"));
        if (!built) {
            whole = false;
            say("The two services are not built; see target/exit/package*.log");
            return;
        }
        Path ours = project.resolve("target/redress.jar");
        Path theirs = copy.resolve("target/redress.jar");
        whole &= new LiveCases(ours, theirs, work.resolve("live"), this::say).goOn();
    }

    /** What {@link EngineTypes#RECORDED} should say for this version. */
    private void recordTypes() throws IOException {
        TreeSet<String> packages = new TreeSet<>();
        EngineTypes.named(project).forEach(type -> packages.add(EngineTypes.packageOf(type)));
        List<String> lines = EngineTypes.in(jars(), packages).lines();
        Files.write(work.resolve("operaton-types.txt"), lines);
        if (!lines.equals(Files.readAllLines(project.resolve(EngineTypes.RECORDED)))) {
            say("Operaton's types are not as recorded: cp target/exit/operaton-types.txt " + EngineTypes.RECORDED);
        }
    }

    private List<Path> jars() throws IOException {
        List<Path> jars = new ArrayList<>();
        for (Path place : List.of(MAVEN.resolve("org/operaton"), MAVEN.resolve("jakarta/el"), copy.resolve("lib"))) {
            if (Files.exists(place)) {
                try (Stream<Path> files = Files.walk(place)) {
                    files.filter(file -> file.toString()
                                    .matches(".*(" + Pattern.quote(VERSION)
                                            + "(-classes)?|el-api-[0-9.]+|assert)\\.jar"))
                            .forEach(jars::add);
                }
            }
        }
        return jars;
    }

    private void say(String line) {
        System.out.println(line);
        report.add(line);
    }
}
