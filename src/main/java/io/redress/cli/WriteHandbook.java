package io.redress.cli;

import io.redress.process.ProcessHandbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "handbook",
        mixinStandardHelpOptions = true,
        description =
                "Writes the handbook: each step, rule, term and form of the models in plain language, a page for each process. The pictures are drawn by \"npm run render\" in the folder of the models.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:written", "1:the models have faults, and nothing was written", "2:it could not be written"})
final class WriteHandbook implements Callable<Integer> {

    @Mixin
    private NamedModels models = new NamedModels();

    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            defaultValue = "docs/handbook",
            description = "where it goes; by default \"${DEFAULT-VALUE}\"")
    private Path folder = Path.of("");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        SortedMap<String, String> pages;
        try {
            pages = ProcessHandbook.of(models.read());
        } catch (IllegalArgumentException faulty) {
            spec.commandLine().getErr().println(faulty.getMessage());
            return CommandLineInterface.FOUND;
        }
        Files.createDirectories(folder);
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(folder.resolve(page.getKey()), page.getValue());
        }
        spec.commandLine().getOut().println("Written: " + pages.size() + " pages in " + folder);
        return ExitCode.OK;
    }
}
