package io.redress.cli;

import io.redress.process.ProcessRelease;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "releases",
        mixinStandardHelpOptions = true,
        description =
                "Shows what was deployed, the newest first: what new cases have of it, what waits for its day, what was taken back, by whom and why. Nothing is changed.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:shown", "2:it could not be read"})
final class ListReleases implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    private final Installation installation;

    ListReleases(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() {
        return installation.withEngine(context -> {
            context.getBean(ProcessRelease.class)
                    .list()
                    .forEach(spec.commandLine().getOut()::println);
            return ExitCode.OK;
        });
    }
}
