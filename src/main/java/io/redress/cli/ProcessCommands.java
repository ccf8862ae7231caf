package io.redress.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What analysts and deployers do with models. */
@Command(
        name = "process",
        mixinStandardHelpOptions = true,
        description = "Works on diagrams, tables and forms.",
        subcommands = {
            CheckProcess.class,
            DiffProcess.class,
            ReplayProcess.class,
            RehearseProcess.class,
            DeployProcess.class,
            MigrateProcess.class,
            RollBackProcess.class,
            ListReleases.class,
            WriteTemplates.class,
            WriteHandbook.class
        })
final class ProcessCommands implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
