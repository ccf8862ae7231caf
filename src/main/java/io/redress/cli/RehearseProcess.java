package io.redress.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.process.ModelFiles;
import io.redress.process.ProcessRehearsal;
import io.redress.process.ReleaseRefused;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Mixin
    private NamedModels models = new NamedModels();

    @Mixin
    private MappingOption mapping = new MappingOption();

    @Mixin
    private PageOption page = new PageOption();

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
        ModelFiles changed = models.read();
        return installation.withEngine(context -> {
            PrintWriter out = spec.commandLine().getOut();
            ProcessRehearsal.Outcome outcome;
            try {
                outcome = context.getBean(ProcessRehearsal.class).of(changed, mapping.file(), this::tell);
            } catch (ReleaseRefused refused) {
                refused.reasons().forEach(spec.commandLine().getErr()::println);
                return CommandLineInterface.FAILED;
            }
            if (json) {
                out.println(VerifyCase.write(context.getBean(ObjectMapper.class), outcome.data()));
            } else {
                outcome.print(out);
            }
            page.write(outcome::html);
            return outcome.isClean() ? ExitCode.OK : CommandLineInterface.FOUND;
        });
    }

    private void tell(int instances) {
        if (instances % TELL_EACH == 0) {
            spec.commandLine().getErr().println(instances + " processes tried …");
        }
    }
}
