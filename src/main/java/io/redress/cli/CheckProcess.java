package io.redress.cli;

import io.redress.process.ProcessCheck;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Checks whether diagrams, tables and forms would work, alone and together, and says of everything that would not where it is and what to do. Nothing is deployed, and no database is needed.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:nothing is wrong", "1:something is wrong", "2:it could not be checked"})
final class CheckProcess implements Callable<Integer> {

    @Mixin
    private NamedModels models = new NamedModels();

    @Mixin
    private PageOption page = new PageOption();

    @Option(names = "--sarif", paramLabel = "FILE", description = "writes the report as SARIF 2.1.0, for code hosts")
    private @Nullable Path sarif;

    @Option(names = "--terms", paramLabel = "FILE", description = "writes the page of all terms, in Markdown")
    private @Nullable Path terms;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ProcessCheck check = ProcessCheck.of(models.read());
        check.print(spec.commandLine().getOut());
        page.write(check::html);
        PageOption.write(sarif, check::sarif);
        PageOption.write(terms, check::terms);
        return check.isClean() ? ExitCode.OK : CommandLineInterface.FOUND;
    }
}
