package io.redress.bench.growth;

import io.redress.growth.CasesUnderway;
import io.redress.growth.CasesUnderway.Opened;
import io.redress.process.QueueProbe;
import io.redress.queue.StaffTasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * What it takes to work on a case as open cases, timers, tasks and history grow; what stands in {@code
 * docs/performance.md}. {@code -Dredress.growth.cases} and {@code -Dredress.growth.history} name the largest numbers.
 */
class GrowthBench {

    private static final long CASES = Long.getLong("redress.growth.cases", 1_000_000);
    private static final long HISTORY = Long.getLong("redress.growth.history", 1_000_000);
    private static final int ANCHORS = Integer.getInteger("redress.growth.anchors", 1_000_000);
    private static final int TIMERS = Integer.getInteger("redress.growth.timers", 10_000);
    private static final int RUNS = 100;
    private static final int WARMING = 40;
    /** Until the compiler has little left to do, or the first number would be the worst. */
    private static final int WARMING_OF_WORK = 300;

    private static final int PARTS = 2_000;
    private static final Path DIRECTORY = Path.of("target", "growth").toAbsolutePath();
    private static final Map<String, List<String>> LISTS = Map.of(
            "mia", List.of("Mine", "Due today", "Overdue", "Safety", "Mediation", "On behalf of parties"),
            "lena", List.of("All open", "All overdue", "Waiting for a party"));

    private long begin;

    @Test
    void asItGrows() throws Exception {
        begin = System.nanoTime();
        Files.createDirectories(DIRECTORY);
        FileSystemUtils.deleteRecursively(DIRECTORY.resolve("postgres"));
        try (GrownService service = GrownService.start(DIRECTORY, List.of())) {
            JobExecutor executor = service.bean(JobExecutor.class);
            executor.shutdown();
            Grown grown = new Grown(service);
            openCases(service, grown);
            new Verifying(service).measure(ANCHORS, this::say);
            history(service, grown);
            new DueAtOnce(service, grown, executor).measure(TIMERS, this::say);
            new CleaningUp(service).measure(this::say);
            inPlace(service);
        } finally {
            FileSystemUtils.deleteRecursively(DIRECTORY);
        }
    }

    private void openCases(GrownService service, Grown grown) throws Exception {
        work(service, WARMING_OF_WORK);
        double first = 0;
        for (long many : List.of(1_000L, 10_000L, 100_000L, 1_000_000L)) {
            if (many <= CASES) {
                grown.openCases(many);
                say("%,d open cases are there", many);
                Times completing = work(service, RUNS);
                first = first == 0 ? completing.median() : first;
                say(
                        "%,d open: completing a task %s, %.2f times that with a thousand",
                        many, completing, completing.median() / first);
                QueueProbe queue = new QueueProbe(service.context());
                say("%,d open: job poll %s", many, Times.of(WARMING, RUNS, run -> queue.poll()));
                parts(queue, many);
                lists(queue, many);
            }
        }
    }

    /** Deciding disputes that have been prepared, so that nothing else is in the time. */
    private static Times work(GrownService service, int runs) {
        CasesUnderway cases = service.cases();
        List<Opened> disputes = new ArrayList<>();
        for (int run = 0; run < runs + 10; run++) {
            disputes.add(cases.disputed());
        }
        return Times.of(10, runs, run -> cases.decide(disputes.get(run)));
    }

    /** Twice, as whoever reads rows first after they were written marks them as seen, which later readers need not. */
    private void parts(QueueProbe queue, long many) {
        for (String time : List.of("first", "second")) {
            String[] after = new String[1];
            int[] seen = new int[1];
            Times times = Times.of(PARTS, () -> {
                StaffTasks.Part part = queue.part(after[0]);
                seen[0] += part.tasks().size();
                after[0] = part.next();
                return after[0] != null;
            });
            say("%,d open: parts of the queue down to task %,d, %s time: %s", many, seen[0], time, times);
        }
    }

    private void lists(QueueProbe queue, long many) {
        LISTS.forEach((person, lists) -> lists.forEach(list -> {
            Times page = Times.of(2, 10, run -> queue.page(person, list, 0));
            Times count = Times.of(1, 3, run -> queue.count(person, list));
            say("%,d open: list %s of %s: page %s; counted %s", many, list, person, page, count);
        }));
        say("%,d open: the engine's own query for list Mediation: %s", many, askedOfTheEngine(queue));
    }

    private static String askedOfTheEngine(QueueProbe queue) {
        try {
            return Times.of(0, 2, run -> queue.askedOfTheEngine("mia", "mediators"))
                    .toString();
        } catch (ProcessEnginePersistenceException cancelled) {
            return "no answer before its transaction had to end";
        }
    }

    private void history(GrownService service, Grown grown) throws Exception {
        double none = 0;
        for (long many : List.of(0L, 1_000_000L, 10_000_000L)) {
            if (many <= HISTORY) {
                grown.historyRows(many);
                CasesUnderway cases = service.cases();
                Times opening = Times.of(WARMING, RUNS, run -> cases.opened());
                none = none == 0 ? opening.median() : none;
                say(
                        "%,d rows of history: opening a case %s, %.2f times that with none",
                        many, opening, opening.median() / none);
            }
        }
    }

    /** How many changed rows stay on their page, so that no index has to hear of them. */
    private void inPlace(GrownService service) {
        new JdbcTemplate(service.administrator())
                .queryForList("""
                        select relname, n_tup_upd, n_tup_hot_upd, 100 * n_tup_hot_upd / n_tup_upd as share
                          from pg_stat_user_tables where n_tup_upd > 1000 order by n_tup_upd desc
                        """)
                .forEach(table -> say(
                        "%s: %s rows changed, %s %% in place",
                        table.get("relname"), table.get("n_tup_upd"), table.get("share")));
    }

    private void say(String text, Object... values) {
        System.out.printf("%4d s  %s%n", (System.nanoTime() - begin) / 1_000_000_000, text.formatted(values));
    }
}
