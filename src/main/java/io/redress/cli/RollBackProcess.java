package io.redress.cli;

import io.redress.process.ProcessRelease;
import io.redress.process.ReleaseRefused;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description =
                "Lets new cases begin in the models of before, tables and forms included. Running cases stay in the version that they are in.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:done", "1:refused, and nothing was changed", "2:it could not be done"})
final class RollBackProcess implements Callable<Integer> {

    @Mixin
    private Signature signature = new Signature();

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
                spec.commandLine()
                        .getOut()
                        .println(
                                context.getBean(ProcessRelease.class).rollBack(signature.author(), signature.reason()));
                return ExitCode.OK;
            } catch (ReleaseRefused refused) {
                refused.reasons().forEach(spec.commandLine().getErr()::println);
                return CommandLineInterface.FOUND;
            }
        });
    }
}
