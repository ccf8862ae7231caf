package io.redress.cli;

import io.redress.process.ProcessTemplates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "templates",
        mixinStandardHelpOptions = true,
        description = "Writes the element templates that Camunda Modeler offers: one for each delegate of the program.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:written", "2:they could not be written"})
final class WriteTemplates implements Callable<Integer> {

    private static final String FILE = "delegates.json";

    @Parameters(
            paramLabel = "FOLDER",
            arity = "0..1",
            defaultValue = "bpmn/.camunda/element-templates",
            description = "where Modeler looks for them, beside or above the diagrams; by default \"${DEFAULT-VALUE}\"")
    private Path folder = Path.of("");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(FILE);
        Files.writeString(file, ProcessTemplates.all());
        spec.commandLine().getOut().println("Written: " + file);
        return ExitCode.OK;
    }
}
