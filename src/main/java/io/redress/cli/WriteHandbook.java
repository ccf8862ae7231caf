package io.redress.cli;

import io.redress.process.ModelFiles;
import io.redress.process.ProcessHandbook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "handbook",
        mixinStandardHelpOptions = true,
        description =
                "Writes the handbook: each step, rule, term and form of the models in plain language, a page for each process. The pictures are drawn by \"npm run render\" in the folder of the models.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:written", "1:the models have faults, and nothing was written", "2:it could not be written"})
final class WriteHandbook implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            description =
                    "a folder of models; or single files, which take the place of those of the same name. Without any, the folder bpmn, or if there is none the models of this program")
    private List<Path> files = List.of();

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
            pages = ProcessHandbook.of(ModelFiles.of(files));
        } catch (UncheckedIOException unreadable) {
            spec.commandLine().getErr().println(CheckProcess.inWords(unreadable.getCause()));
            return CommandLineInterface.FAILED;
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
