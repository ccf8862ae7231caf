package io.redress.cli;

import io.redress.process.ModelFiles;
import io.redress.process.ProcessDiff;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description =
                "Says what is different between two sets of diagrams, tables and forms, how big a step of the version it calls for, and, where there is a database, how many live cases wait at what is changed or gone. Nothing is changed.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:nothing is different", "1:something is different", "2:it could not be compared"})
final class DiffProcess implements Callable<Integer> {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "A",
            description = "before: a folder of models or a file. Without it, the models of this program")
    private @Nullable Path before;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "B",
            description = "after: a folder of models or a file. Without it, the folder bpmn")
    private @Nullable Path after;

    @Mixin
    private PageOption page = new PageOption();

    @Option(names = "--svg", paramLabel = "DIR", description = "writes a picture of each diagram, before and after")
    private @Nullable Path svg;

    @Option(
            names = "--png",
            paramLabel = "DIR",
            description = "the same pictures as PNG; it takes fonts of this machine")
    private @Nullable Path png;

    @Option(names = "--json", description = "the report as JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final Installation installation;

    DiffProcess(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() throws IOException {
        ProcessDiff diff = NamedModels.read(() -> ProcessDiff.between(
                before == null ? ModelFiles.packaged() : ModelFiles.at(before),
                ModelFiles.at(after == null ? Path.of("bpmn") : after)));
        if (!diff.isEmpty() && installation.isThere()) {
            installation.with(context -> {
                diff.count(context.getBean(JdbcClient.class));
                return ExitCode.OK;
            });
        }
        report(diff, spec.commandLine().getOut());
        return diff.isEmpty() ? ExitCode.OK : CommandLineInterface.FOUND;
    }

    private void report(ProcessDiff diff, PrintWriter out) throws IOException {
        if (json) {
            out.println(diff.json());
        } else {
            diff.print(out);
        }
        page.write(diff::html);
        if (svg != null) {
            Files.createDirectories(svg);
            for (Map.Entry<String, String> picture : diff.pictures().entrySet()) {
                Files.writeString(svg.resolve(name(picture.getKey(), ".svg")), picture.getValue());
            }
        }
        if (png != null) {
            Files.createDirectories(png);
            for (Map.Entry<String, byte[]> picture : diff.drawn().entrySet()) {
                Files.write(png.resolve(name(picture.getKey(), ".png")), picture.getValue());
            }
        }
    }

    private static String name(String diagram, String ending) {
        return diagram.replaceFirst("\\.bpmn$", "") + ending;
    }
}
