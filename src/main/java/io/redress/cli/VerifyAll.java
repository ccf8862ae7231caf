package io.redress.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.custody.CaseReport.Verdict;
import io.redress.custody.CaseVerification;
import io.redress.custody.Finding;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "verify-all",
        mixinStandardHelpOptions = true,
        description = "Checks every case as verify-case does, tells of those that are not intact, and sums up.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all are intact", "1:something is wrong", "2:not everything could be checked"})
final class VerifyAll implements Callable<Integer> {

    @Option(names = "--json", description = "a report a line, of every case")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final Installation installation;

    VerifyAll(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() {
        return installation.with(this::verify);
    }

    private int verify(ApplicationContext context) {
        PrintWriter out = spec.commandLine().getOut();
        ObjectMapper mapper = context.getBean(ObjectMapper.class);
        Map<Verdict, Integer> count = new EnumMap<>(Verdict.class);
        List<Finding> ofAnchors = context.getBean(CaseVerification.class).all(report -> {
            count.merge(report.verdict(), 1, Integer::sum);
            if (json) {
                out.println(VerifyCase.write(mapper, report));
            } else if (report.verdict() != Verdict.INTACT) {
                ReportInWords.print(report, out);
            }
        });
        ofAnchors.forEach(finding -> {
            if (json) {
                out.println(VerifyCase.write(mapper, finding));
            } else {
                ReportInWords.print(finding, out);
            }
        });
        if (!json) {
            out.printf(
                    "%d cases intact, %d broken, %d not checked in full%n",
                    count.getOrDefault(Verdict.INTACT, 0),
                    count.getOrDefault(Verdict.BROKEN, 0),
                    count.getOrDefault(Verdict.INCOMPLETE, 0));
        }
        if (!ofAnchors.isEmpty() || count.containsKey(Verdict.BROKEN)) {
            return CommandLineInterface.FOUND;
        }
        return count.containsKey(Verdict.INCOMPLETE) ? CommandLineInterface.FAILED : 0;
    }
}
