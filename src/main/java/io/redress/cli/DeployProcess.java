package io.redress.cli;

import io.redress.process.ModelFiles;
import io.redress.process.ProcessMigration;
import io.redress.process.ProcessRelease;
import io.redress.process.ProcessRelease.Scope;
import io.redress.process.ReleaseRefused;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Mixin
    private NamedModels models = new NamedModels();

    @Option(
            names = "--tag",
            required = true,
            paramLabel = "VERSION",
            description = "the version of these models together, such as 1.2.0")
    private String tag = "";

    @Mixin
    private Signature signature = new Signature();

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

    @Mixin
    private MappingOption mapping = new MappingOption();

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
        ModelFiles changed = models.read();
        return installation.withEngine(context -> deploy(context, changed));
    }

    private int deploy(ApplicationContext context, ModelFiles changed) {
        try {
            context.getBean(ProcessRelease.class)
                    .deploy(
                            changed,
                            tag,
                            signature.author(),
                            signature.reason(),
                            mapping.file(),
                            new Scope(from, forOpenCases, leaveBehind))
                    .forEach(spec.commandLine().getOut()::println);
        } catch (ReleaseRefused refused) {
            refused.reasons().forEach(spec.commandLine().getErr()::println);
            return CommandLineInterface.FOUND;
        }
        MigrateProcess.run(
                context.getBean(ProcessMigration.class), new ProcessMigration.Order(mapping.file(), 0), spec);
        return ExitCode.OK;
    }
}
