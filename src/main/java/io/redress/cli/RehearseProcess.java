package io.redress.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.process.ModelFiles;
import io.redress.process.ProcessRehearsal;
import io.redress.process.ReleaseRefused;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "rehearse",
        mixinStandardHelpOptions = true,
        description =
                "Moves every running case to new models, one by one, and takes it back: says where cases wait, how many go on, which would be stranded, and what probably takes the place of what is gone. Cases and processes are not changed; that it was rehearsed is kept, for \"process deploy\" to see.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every case can go on", "1:some cannot, or need a mapping", "2:it could not be rehearsed"})
final class RehearseProcess implements Callable<Integer> {

    private static final int TELL_EACH = 100;

    @Parameters(
            paramLabel = "FILE",
            description =
                    "a folder of models; or single files, which take the place of those of the same name. Without any, the folder bpmn, or if there is none the models of this program")
    private List<Path> files = List.of();

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "says in YAML or JSON, for each process, which new element takes the place of which old one")
    private @Nullable Path mapping;

    @Option(names = "--json", description = "the report as JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final Installation installation;

    RehearseProcess(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() {
        ModelFiles models;
        try {
            models = ModelFiles.of(files);
        } catch (UncheckedIOException unreadable) {
            spec.commandLine().getErr().println(CheckProcess.inWords(unreadable.getCause()));
            return CommandLineInterface.FAILED;
        }
        return installation.withEngine(context -> {
            PrintWriter out = spec.commandLine().getOut();
            ProcessRehearsal.Outcome outcome;
            try {
                outcome = context.getBean(ProcessRehearsal.class).of(models, mapping, this::tell);
            } catch (ReleaseRefused refused) {
                refused.reasons().forEach(spec.commandLine().getErr()::println);
                return CommandLineInterface.FAILED;
            }
            if (json) {
                out.println(VerifyCase.write(context.getBean(ObjectMapper.class), outcome.data()));
            } else {
                outcome.print(out);
            }
            return outcome.isClean() ? ExitCode.OK : CommandLineInterface.FOUND;
        });
    }

    private void tell(int instances) {
        if (instances % TELL_EACH == 0) {
            spec.commandLine().getErr().println(instances + " processes tried …");
        }
    }
}
