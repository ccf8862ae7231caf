package io.redress.cli;

import io.redress.process.ProcessRelease;
import io.redress.process.ReleaseRefused;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description =
                "Takes back what was deployed last. Tables whose day has not come never apply; otherwise new cases begin in the models of before, tables and forms included. Running cases stay in the version that they are in, and keep the tables under which they were opened.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:done", "1:refused, and nothing was changed", "2:it could not be done"})
final class RollBackProcess implements Callable<Integer> {

    @Mixin
    private Signature signature = new Signature();

    @Option(
            names = "--tag",
            paramLabel = "VERSION",
            description = "takes this release back, whose day has not come, instead of the one that was deployed last")
    private @Nullable String tag;

    @Option(names = "--for-open-cases", description = "open cases have the tables of before too. Kept")
    private boolean forOpenCases;

    @Spec
    private CommandSpec spec;

    private final Installation installation;

    RollBackProcess(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() {
        return installation.withEngine(context -> {
            try {
                context.getBean(ProcessRelease.class)
                        .rollBack(signature.author(), signature.reason(), tag, forOpenCases)
                        .forEach(spec.commandLine().getOut()::println);
                return ExitCode.OK;
            } catch (ReleaseRefused refused) {
                refused.reasons().forEach(spec.commandLine().getErr()::println);
                return CommandLineInterface.FOUND;
            }
        });
    }
}
