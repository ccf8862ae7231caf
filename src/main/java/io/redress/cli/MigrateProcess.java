package io.redress.cli;

import io.redress.process.ProcessMigration;
import io.redress.process.ProcessMigration.Order;
import io.redress.process.ProcessMigration.State;
import io.redress.process.ReleaseRefused;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description =
                "Moves running cases to the newest versions, and shows how far it is. Cases of the same version or for which it is a patch move by themselves, over a minor step with a mapping file, over a major one never. It can be stopped and repeated at any time: what was begun goes on.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:it came to its end, was paused, or was begun",
            "1:it came to its end, and some cases are in an older version",
            "2:it could not be done, or the mapping was not rehearsed"
        })
final class MigrateProcess implements Callable<Integer> {

    private static final int WIDTH = 20;

    @Mixin
    private MappingOption mapping = new MappingOption();

    @Option(
            names = "--per-minute",
            paramLabel = "COUNT",
            description =
                    "moves no more than so many processes a minute; a case is one, and each process that it has called another")
    private int perMinute;

    @ArgGroup
    private @Nullable What what;

    /** One of them. */
    static final class What {

        @Option(names = "--no-wait", description = "begins, and leaves the work to the running service")
        private boolean noWait;

        @Option(names = "--pause", description = "lets nobody go on with it")
        private boolean pause;

        @Option(names = "--resume", description = "goes on with what was paused")
        private boolean resume;

        @Option(names = "--status", description = "only says how far it is")
        private boolean status;
    }

    @Spec
    private CommandSpec spec;

    private final Installation installation;

    MigrateProcess(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() {
        return installation.withEngine(context -> {
            try {
                return migrate(context);
            } catch (ReleaseRefused refused) {
                refused.reasons().forEach(spec.commandLine().getErr()::println);
                return CommandLineInterface.FAILED;
            }
        });
    }

    private int migrate(ApplicationContext context) {
        ProcessMigration migration = context.getBean(ProcessMigration.class);
        Order order = new Order(mapping.file(), perMinute);
        if (what != null && what.status) {
            return tell(migration);
        }
        if (what != null && what.pause) {
            migration.pause();
            return tell(migration);
        }
        if (what != null && what.noWait) {
            migration.begin(order);
            return tell(migration);
        }
        if (what != null && what.resume) {
            migration.resume();
        }
        return run(migration, order, spec);
    }

    private int tell(ProcessMigration migration) {
        State state = migration.state();
        spec.commandLine().getOut().println(state == null ? "Nothing is being moved." : bar(state));
        return ExitCode.OK;
    }

    /** Moves until the end, and tells what is left. */
    static int run(ProcessMigration migration, Order order, CommandSpec spec) {
        PrintWriter out = spec.commandLine().getOut();
        if (!migration.run(order, new Bar(out))) {
            out.println("It is paused. \"process migrate --resume\" goes on with it.");
            return ExitCode.OK;
        }
        var left = migration.left(order);
        left.forEach(out::println);
        out.println(
                left.isEmpty() ? "All cases run in the newest versions." : "The others run in the newest versions.");
        return left.isEmpty() ? ExitCode.OK : CommandLineInterface.FOUND;
    }

    private static String bar(State state) {
        int full = state.total() == 0 ? 0 : (int) ((long) WIDTH * state.done() / state.total());
        return "[%s%s] %d of %d processes moved%s%s"
                .formatted(
                        "#".repeat(full),
                        ".".repeat(WIDTH - full),
                        state.done(),
                        state.total(),
                        state.failed() == 0 ? "" : ", " + state.failed() + " cannot be",
                        state.paused() ? ", paused" : "");
    }

    /** A line each time that the bar grows. */
    private static final class Bar implements Consumer<State> {

        private final PrintWriter out;
        private String last = "";

        Bar(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void accept(State state) {
            String now = bar(state);
            String length = now.substring(0, now.indexOf(']'));
            if (!length.equals(last)) {
                out.println(now);
                last = length;
            }
        }
    }
}
