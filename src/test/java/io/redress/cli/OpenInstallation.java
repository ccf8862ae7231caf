package io.redress.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.ToIntFunction;
import org.springframework.context.ApplicationContext;

/** The context of a test as the installation that a command works on: no other has to be started for it. */
public final class OpenInstallation extends Installation {

    private final ApplicationContext context;

    public OpenInstallation(ApplicationContext context) {
        super(List.of());
        this.context = context;
    }

    @Override
    int withEngine(ToIntFunction<ApplicationContext> work) {
        return work.applyAsInt(context);
    }

    /** Runs a command on it, and returns the exit code. */
    public int run(PrintWriter out, String... words) {
        return CommandLineInterface.run(this, out, out, List.of(words));
    }
}
