package io.redress.bench.path;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A process under load: reads commands from its standard input, a line each, and answers each with a line that begins
 * with {@link #MARK}. It ends when its input does.
 */
public final class Subject {

    /** Begins an answer; everything else that the process writes is a log. */
    public static final String MARK = "## ";

    private Subject() {}

    /**
     * Obeys until there is nothing more to obey.
     *
     * @param paths by the name that commands begin with
     */
    public static void serve(Map<String, StandardPath> paths) throws IOException {
        PrintStream out = System.out;
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        out.println(MARK + "ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            try {
                out.println(MARK + obey(paths, line.split(" ")));
            } catch (Exception failure) {
                failure.printStackTrace(out);
                out.println(MARK + "failed " + failure);
            }
            out.flush();
        }
    }

    private static String obey(Map<String, StandardPath> paths, String[] words) throws Exception {
        StandardPath path = paths.get(words[0]);
        long first = Long.parseLong(words[2]);
        double number = Double.parseDouble(words[3]);
        return switch (words[1]) {
            case "prepare" -> {
                path.prepare(first, (int) number);
                yield "done";
            }
            case "check" -> {
                path.check(first, (int) number);
                yield "done";
            }
            case "stand" -> {
                new Load(path, first).stand((int) number);
                yield "done";
            }
            case "count" -> new Load(path, first).count((int) number).line();
            case "closed" ->
                new Load(path, first).closed((int) number, nanos(words[4])).line();
            case "open" ->
                new Load(path, first)
                        .open(number, nanos(words[4]), nanos(words[5]))
                        .line();
            case "walk" -> walk(path, new CaseRun(first));
            default -> throw new IllegalArgumentException(words[1]);
        };
    }

    /** One case, whose name is the answer. */
    private static String walk(StandardPath path, CaseRun run) throws Exception {
        for (Step step : Step.values()) {
            path.take(run, step);
        }
        return run.id();
    }

    private static long nanos(String seconds) {
        return (long) (Double.parseDouble(seconds) * 1e9);
    }
}
