package io.redress.cli;

import io.redress.custody.ExportKeys;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "rotate-export-key",
        mixinStandardHelpOptions = true,
        description = "Draws a new key to sign exports with, and prints its fingerprint. The old ones stay published.")
final class RotateExportKey implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    private final Installation installation;

    RotateExportKey(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() {
        return installation.with(context -> {
            spec.commandLine()
                    .getOut()
                    .println(context.getBean(ExportKeys.class).rotate());
            return ExitCode.OK;
        });
    }
}
