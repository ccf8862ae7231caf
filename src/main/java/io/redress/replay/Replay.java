package io.redress.replay;

import io.redress.process.CandidateTables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the facts of all past rulings to tables that are not deployed, and counts what changes. Nothing is written. */
public final class Replay {

    /** Is told how far it is. */
    @FunctionalInterface
    public interface Progress {
        void at(long done, long of);
    }

    private static final int STEP = 1_000;

    private final CandidateTables candidates;
    private final PastRulings past;
    private final TransactionTemplate reading;

    public Replay(CandidateTables candidates, DataSource database, PlatformTransactionManager transactions) {
        this.candidates = candidates;
        this.past = new PastRulings(new JdbcTemplate(database));
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * @param table the only one that matters; null for all
     * @param since from when on, UTC
     * @param list gets a line of each ruling that is not as before
     */
    public ReplayReport run(@Nullable String table, Instant since, ChangedRulings list, Progress progress) {
        return Objects.requireNonNull(reading.execute(status -> {
            Run run = new Run(list, progress);
            past.each(table, since, run::expect, run::take);
            return run.finish(since);
        }));
    }

    /** One run. The rulings of a case are kept together until its last, since only then is known which ones count. */
    private final class Run {

        private final Replaying replaying = new Replaying(candidates);
        private final Map<String, TableTally> tables = new TreeMap<>();
        private final List<Replayed> ofCase = new ArrayList<>();
        private final ChangedRulings list;
        private final Progress progress;
        private long expected;
        private long done;

        Run(ChangedRulings list, Progress progress) {
            this.list = list;
            this.progress = progress;
        }

        void expect(long count) {
            expected = count;
        }

        void take(PastRuling ruling) {
            if (!ofCase.isEmpty() && !ofCase.get(0).past().caseNumber().equals(ruling.caseNumber())) {
                count();
            }
            ofCase.add(replaying.replay(ruling));
            done++;
            if (done % STEP == 0) {
                progress.at(done, expected);
            }
        }

        private void count() {
            Map<String, Replayed> last = new HashMap<>();
            ofCase.forEach(replayed -> last.put(replayed.past().table(), replayed));
            for (Replayed replayed : ofCase) {
                String table = replayed.past().table();
                boolean counts = last.get(table) == replayed;
                tables.computeIfAbsent(table, key -> new TableTally(key, file(key)))
                        .add(replayed, counts);
                if (replayed.verdict() != Verdict.SAME) {
                    list.add(replayed, counts);
                }
            }
            ofCase.clear();
        }

        private @Nullable String file(String table) {
            return candidates.keys().contains(table) ? candidates.file(table) : null;
        }

        ReplayReport finish(Instant since) {
            count();
            return new ReplayReport(
                    since,
                    done,
                    tables.values().stream().map(TableTally::ofTable).toList());
        }
    }
}
