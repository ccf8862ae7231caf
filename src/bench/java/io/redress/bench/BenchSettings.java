package io.redress.bench;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;

/** What is asked for on the command line, as {@code -Dbench.…}; {@code -Dbench.short} makes everything shorter. */
public final class BenchSettings {

    private BenchSettings() {}

    /** Whether this is the run of some minutes. */
    public static boolean isShort() {
        return isSaid("short");
    }

    /** Whether each process writes what it did into {@code subject.jfr} beside its log; {@code jfr} reads it. */
    public static boolean isProfiled() {
        return isSaid("jfr");
    }

    private static boolean isSaid(String name) {
        String said = System.getProperty("bench." + name);
        return said != null && !said.equals("false");
    }

    /** A number, with one default for the short run and one for the long one. */
    public static int number(String name, int inShort, int inLong) {
        return Integer.getInteger("bench." + name, isShort() ? inShort : inLong);
    }

    /** A list of words or numbers, separated by commas. */
    public static List<String> list(String name, String inShort, String inLong) {
        String value = System.getProperty("bench." + name, isShort() ? inShort : inLong);
        return Arrays.stream(value.split(",")).map(String::strip).toList();
    }

    /** Tells whoever waits in front of the terminal what is being done. */
    public static void say(String what) {
        System.out.printf("%tT %s%n", LocalTime.now(), what);
    }

    /** Where benchmarks keep their files, below {@code target}. */
    public static Path folder(String name) {
        return Path.of("target", "bench", name).toAbsolutePath();
    }
}
