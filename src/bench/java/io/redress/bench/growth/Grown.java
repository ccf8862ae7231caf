package io.redress.bench.growth;

import io.redress.cases.CaseNumber;
import io.redress.growth.CasesUnderway;
import io.redress.growth.CasesUnderway.Opened;
import io.redress.growth.Stencil;
import io.redress.growth.TablesOfCases;
import io.redress.process.EngineState;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database that is made to grow: ten open cases a copy, of which four wait for a mediator, and closed ones. */
final class Grown {

    /** As many cases as one copy opens. */
    static final int OPEN_EACH = 10;

    private static final int DAYS = 20;
    private static final int YEARS = 700;
    /** From so many rows on it is faster to make the indexes again. */
    private static final long WITHOUT_INDEXES = 500_000;

    private final GrownService service;
    private final DataSource administrator;
    private final Stencil open;
    private final Stencil closed;
    private final Stencil silent;
    private long next = 1;
    private long openCases;
    private long historyRows;

    Grown(GrownService service) {
        this.service = service;
        administrator = service.administrator();
        CasesUnderway cases = service.cases();
        long since = Stencil.moment(administrator);
        for (int one = 0; one < 3; one++) {
            cases.opened();
        }
        cases.offered();
        cases.escalated();
        for (int one = 0; one < 4; one++) {
            cases.disputed();
        }
        cases.decided();
        open = Stencil.of(administrator, since, cases.parties());
        openCases = OPEN_EACH;
        long later = Stencil.moment(administrator);
        CasesUnderway over = service.cases();
        end(over.decided());
        closed = Stencil.of(administrator, later, over.parties());
        long last = Stencil.moment(administrator);
        CasesUnderway waiting = service.cases();
        waiting.opened();
        silent = Stencil.of(administrator, last, waiting.parties());
    }

    /** Runs what a case still waits for, until it is closed. */
    void end(Opened one) {
        EngineState engine = new EngineState(service.context());
        CaseNumber number = new CaseNumber(one.number());
        for (Optional<EngineState.Waiting> job = engine.nextJob(number);
                job.isPresent();
                job = engine.nextJob(number)) {
            engine.execute(job.get());
        }
    }

    /** Opens cases until there are so many. */
    void openCases(long many) throws Exception {
        long copies = (many - openCases) / OPEN_EACH;
        if (copies > 0) {
            write(open, copies, TablesOfCases.RUNNING, DAYS);
            openCases += copies * OPEN_EACH;
        }
    }

    /** Closes cases until the engine's history of them has so many rows. */
    void historyRows(long many) throws Exception {
        long copies = (many - historyRows) / closed.rows(TablesOfCases.HISTORY);
        if (copies > 0) {
            write(closed, copies, TablesOfCases.HISTORY, YEARS);
            historyRows += copies * closed.rows(TablesOfCases.HISTORY);
        }
    }

    /** Opens cases, with everything that belongs to them, whose sellers do not answer; all of one moment. */
    void silentSellers(long many) throws Exception {
        write(silent, many, all(), 0);
    }

    private static Set<String> all() {
        return Stream.of(TablesOfCases.RUNNING, TablesOfCases.HISTORY, TablesOfCases.RECORDS)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    private void write(Stencil stencil, long copies, Collection<String> tables, int days) throws Exception {
        Runnable writing = () -> stencil.copy(next, copies, tables, days);
        if (copies * stencil.rows(tables) > WITHOUT_INDEXES) {
            Indexes.without(administrator, tables, writing);
        } else {
            writing.run();
        }
        next += copies;
        stencil.analyze();
        new JdbcTemplate(administrator).execute("checkpoint");
    }
}
