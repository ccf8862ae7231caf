package io.redress.cli;

import io.redress.startup.CannotStart;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code java -jar redress.jar COMMAND …}. Whatever has a dot in its name, such as {@code --spring.datasource.url=…}, is
 * a setting and means the same as for the service.
 */
public final class CommandLineInterface {

    /** Something is wrong with what was looked at. */
    static final int FOUND = 1;

    /** The command could not do its work: wrong usage, no database, nothing of that name. */
    static final int FAILED = 2;

    private static final Set<String> HELP = Set.of("-h", "--help", "-V", "--version");
    private static final Pattern SETTING = Pattern.compile("--[a-zA-Z][\\w-]*\\.[\\w.\\[\\]-]+(=.*)?", Pattern.DOTALL);

    private CommandLineInterface() {}

    /** Whether this is a command, and not the start of the service. */
    public static boolean isCommand(String... args) {
        for (String arg : args) {
            if (!arg.startsWith("-")) {
                return true;
            }
        }
        return args.length > 0 && HELP.contains(args[0]);
    }

    /** Runs a command and returns the exit code. */
    public static int run(String... args) {
        return run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args);
    }

    /** The same with other streams than those of the process. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        List<String> settings = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (String arg : args) {
            (SETTING.matcher(arg).matches() ? settings : words).add(arg);
        }
        return run(new Installation(settings), out, err, words);
    }

    /** The same on an installation. */
    static int run(Installation installation, PrintWriter out, PrintWriter err, List<String> words) {
        CommandLine line = new CommandLine(new Redress(), new CommandFactory(installation));
        line.setOut(out).setErr(err);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(inWords(failure));
            return FAILED;
        });
        return line.execute(words.toArray(String[]::new));
    }

    private static String inWords(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart known) {
                return String.valueOf(known.getMessage());
            }
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return "It did not work: " + root;
    }

    @Command(
            name = "redress",
            mixinStandardHelpOptions = true,
            version = "Redress",
            description =
                    "Without a command, Redress starts. Settings of the service, such as --spring.datasource.url=…, go with every command.",
            subcommands = {VerifyCase.class, VerifyAll.class, RotateExportKey.class, ProcessCommands.class})
    static final class Redress implements Runnable {

        @Spec
        CommandSpec spec;

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), "Which command?");
        }
    }
}
