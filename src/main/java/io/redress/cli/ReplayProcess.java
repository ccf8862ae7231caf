package io.redress.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.process.CandidateDiagrams;
import io.redress.process.CandidateTables;
import io.redress.process.CandidateTables.TablesUnreadable;
import io.redress.process.ModelFiles;
import io.redress.replay.ChangedRulings;
import io.redress.replay.PastReport;
import io.redress.replay.Replay;
import io.redress.replay.ReplayInWords;
import io.redress.replay.ReplayPage;
import io.redress.replay.Walk;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description =
                "Puts the recorded facts of all past rulings to tables that are not deployed, and says which results change, for whom, and how much money that moves; walks closed cases through diagrams that are not deployed. The database is read and not changed.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all is as before", "1:something changes", "2:it could not be replayed"})
final class ReplayProcess implements Callable<Integer> {

    @Mixin
    private NamedModels models = new NamedModels();

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "rulings, and cases closed, from this day on (UTC), such as 2026-01-31")
    private @Nullable LocalDate since;

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "only this table, such as eligibility, and no diagrams")
    private @Nullable String table;

    @Mixin
    private PageOption page = new PageOption();

    @Option(names = "--csv", paramLabel = "FILE", description = "writes a line for each ruling that changes")
    private @Nullable Path csv;

    @Option(names = "--json", description = "prints the report as JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final Installation installation;

    ReplayProcess(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        ModelFiles changed = models.read();
        CandidateTables candidates;
        try {
            candidates = CandidateTables.of(changed);
        } catch (TablesUnreadable unreadable) {
            err.println(unreadable.getMessage());
            return CommandLineInterface.FAILED;
        }
        if (table != null && !candidates.keys().contains(table)) {
            err.println("There is no table " + table + ". There are " + String.join(", ", candidates.keys()) + ".");
            return CommandLineInterface.FAILED;
        }
        return installation.with(context -> replay(context, changed, candidates));
    }

    private int replay(ApplicationContext context, ModelFiles changed, CandidateTables candidates) {
        Instant from = since == null
                ? Instant.EPOCH
                : since.atStartOfDay(ZoneOffset.UTC).toInstant();
        DataSource database = context.getBean(DataSource.class);
        PlatformTransactionManager transactions = context.getBean(PlatformTransactionManager.class);
        PrintWriter err = spec.commandLine().getErr();
        try (ChangedRulings list = csv == null ? ChangedRulings.nowhere() : ChangedRulings.in(csv)) {
            PastReport report = new PastReport(
                    new Replay(candidates, database, transactions)
                            .run(table, from, list, (done, of) -> err.printf("%,d of %,d rulings%n", done, of)),
                    table != null
                            ? null
                            : new Walk(CandidateDiagrams.of(changed), candidates, database, transactions).run(from));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(VerifyCase.write(context.getBean(ObjectMapper.class), report));
            } else {
                ReplayInWords.print(report, out);
            }
            page.write(() -> ReplayPage.of(report));
            return report.isUnchanged() ? ExitCode.OK : CommandLineInterface.FOUND;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
