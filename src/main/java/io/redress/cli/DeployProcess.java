package io.redress.cli;

import io.redress.process.ModelFiles;
import io.redress.process.ProcessMigration;
import io.redress.process.ProcessRelease;
import io.redress.process.ProcessRelease.Scope;
import io.redress.process.ReleaseRefused;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "deploy",
        mixinStandardHelpOptions = true,
        description =
                "Deploys models that pass the check and, while cases run, were rehearsed as they are. New cases begin in them. Cases for which it is a patch move by themselves.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:deployed; what became of running cases is said",
            "1:refused, and nothing was changed",
            "2:it could not be deployed"
        })
final class DeployProcess implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            description =
                    "a folder of models; or single files, which take the place of those of the same name. Without any, the folder bpmn, or if there is none the models of this program")
    private List<Path> files = List.of();

    @Option(
            names = "--tag",
            required = true,
            paramLabel = "VERSION",
            description = "the version of these models together, such as 1.2.0")
    private String tag = "";

    @Option(names = "--author", required = true, paramLabel = "NAME", description = "who deploys; kept")
    private String author = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why; kept")
    private String reason = "";

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description =
                    "the tables apply from this day on, such as 2027-01-01, which begins at midnight in the time zone of the marketplace; until then those of before. Diagrams and forms cannot be dated")
    private @Nullable LocalDate from;

    @Option(
            names = "--for-open-cases",
            description =
                    "the tables that change apply to open cases too; without it a case keeps those under which it was opened. Kept")
    private boolean forOpenCases;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description =
                    "says what takes whose place; with it, cases for which it is a minor step move too, as \"process migrate\" does")
    private @Nullable Path mapping;

    @Option(
            names = "--leave-behind",
            description = "deploys although the rehearsal found cases that cannot move: they end in their version")
    private boolean leaveBehind;

    @Spec
    private CommandSpec spec;

    private final Installation installation;

    DeployProcess(Installation installation) {
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
        return installation.withEngine(context -> deploy(context, models));
    }

    private int deploy(ApplicationContext context, ModelFiles models) {
        try {
            context.getBean(ProcessRelease.class)
                    .deploy(models, tag, author, reason, new Scope(from, forOpenCases, leaveBehind))
                    .forEach(spec.commandLine().getOut()::println);
        } catch (ReleaseRefused refused) {
            refused.reasons().forEach(spec.commandLine().getErr()::println);
            return CommandLineInterface.FOUND;
        }
        MigrateProcess.run(context.getBean(ProcessMigration.class), new ProcessMigration.Order(mapping, 0), spec);
        return ExitCode.OK;
    }
}
