package io.redress.exit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Maven in the copy, its output in a file beside it. */
final class Maven {

    private static final Pattern COMPILER_ERROR =
            Pattern.compile("(?m)^\\[ERROR\\] (\\S+\\.java):\\[(\\d+),\\d+\\] (.*)$");

    private final Path project;
    private final Path logs;

    Maven(Path project, Path logs) {
        this.project = project;
        this.logs = logs;
    }

    /** Whether it succeeded; what it said is in {@link #log}. */
    boolean run(String name, List<String> arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("mvn", "-B", "-ntp", "-Dspotless.check.skip", "-Dcyclonedx.skip"));
        command.addAll(arguments);
        System.out.println("  " + String.join(" ", command));
        return new ProcessBuilder(command)
                        .directory(project.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(logs.resolve(name + ".log").toFile())
                        .start()
                        .waitFor()
                == 0;
    }

    String log(String name) throws IOException {
        return Files.readString(logs.resolve(name + ".log"));
    }

    List<String> compilerErrors(String name) throws IOException {
        return compilerErrors(project.toRealPath(), log(name));
    }

    /** What the compiler refused, a line each: file, line, why. */
    static List<String> compilerErrors(Path project, String log) {
        TreeSet<String> errors = new TreeSet<>();
        Matcher matcher = COMPILER_ERROR.matcher(log);
        while (matcher.find()) {
            Path file = project.relativize(Path.of(matcher.group(1)));
            errors.add(file + ":" + matcher.group(2) + " " + matcher.group(3));
        }
        return List.copyOf(errors);
    }
}
