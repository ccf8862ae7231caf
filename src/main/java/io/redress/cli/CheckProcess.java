package io.redress.cli;

import io.redress.process.ModelFiles;
import io.redress.process.ProcessCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Checks whether diagrams, tables and forms would work, alone and together, and says of everything that would not where it is and what to do. Nothing is deployed, and no database is needed.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:nothing is wrong", "1:something is wrong", "2:it could not be checked"})
final class CheckProcess implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            description =
                    "a folder of models; or single files, which take the place of those of the same name. Without any, the folder bpmn, or if there is none the models of this program")
    private List<Path> files = List.of();

    @Option(names = "--html", paramLabel = "FILE", description = "writes the report as a page, with every term")
    private @Nullable Path html;

    @Option(names = "--sarif", paramLabel = "FILE", description = "writes the report as SARIF 2.1.0, for code hosts")
    private @Nullable Path sarif;

    @Option(names = "--terms", paramLabel = "FILE", description = "writes the page of all terms, in Markdown")
    private @Nullable Path terms;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ProcessCheck check;
        try {
            check = ProcessCheck.of(ModelFiles.of(files));
        } catch (UncheckedIOException unreadable) {
            spec.commandLine().getErr().println(inWords(unreadable.getCause()));
            return CommandLineInterface.FAILED;
        }
        check.print(spec.commandLine().getOut());
        write(html, check::html);
        write(sarif, check::sarif);
        write(terms, check::terms);
        return check.isClean() ? ExitCode.OK : CommandLineInterface.FOUND;
    }

    static String inWords(IOException unreadable) {
        if (unreadable instanceof NoSuchFileException missing) {
            return missing.getReason() == null
                    ? "There is no file " + missing.getFile() + "."
                    : missing.getFile() + " cannot be used: " + missing.getReason() + ".";
        }
        return "It cannot be read: " + unreadable.getMessage();
    }

    private static void write(@Nullable Path file, Supplier<String> content) throws IOException {
        if (file != null) {
            Files.writeString(file, content.get());
        }
    }
}
