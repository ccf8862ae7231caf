package io.redress.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.custody.CaseReport;
import io.redress.custody.CaseVerification;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify-case",
        mixinStandardHelpOptions = true,
        description =
                "Checks whether the record of a case is what was recorded: its events, their end against the anchor, the rows of other tables, and every file.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the record is intact",
            "1:something is wrong with it",
            "2:it could not be checked, or not all of it"
        })
final class VerifyCase implements Callable<Integer> {

    @Parameters(paramLabel = "NUMBER", description = "such as RC-7K3M-9QXW")
    private String number = "";

    @Option(names = "--json", description = "the report as JSON, as GET /api/v1/cases/NUMBER/verification answers it")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final Installation installation;

    VerifyCase(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() {
        return installation.with(context -> {
            Optional<CaseReport> report =
                    context.getBean(CaseVerification.class).of(number.toUpperCase(Locale.ROOT));
            if (report.isEmpty()) {
                spec.commandLine().getErr().println("There is no case " + number + ".");
                return CommandLineInterface.FAILED;
            }
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(write(context.getBean(ObjectMapper.class), report.get()));
            } else {
                ReportInWords.print(report.get(), out);
            }
            return exitCode(report.get().verdict());
        });
    }

    static int exitCode(CaseReport.Verdict verdict) {
        return switch (verdict) {
            case INTACT -> ExitCode.OK;
            case BROKEN -> CommandLineInterface.FOUND;
            case INCOMPLETE -> CommandLineInterface.FAILED;
        };
    }

    static String write(ObjectMapper json, Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
