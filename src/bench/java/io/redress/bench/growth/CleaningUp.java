package io.redress.bench.growth;

import io.redress.growth.CasesUnderway;
import io.redress.process.PastHistoryProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;

/** How much less is done while the engine's history of long ago is removed. */
final class CleaningUp {

    private static final int THREADS = 2;
    private static final long SECONDS = 20;
    private static final int ROUNDS = 3;

    private final GrownService service;
    private final JdbcTemplate jdbc;

    CleaningUp(GrownService service) {
        this.service = service;
        jdbc = new JdbcTemplate(service.administrator());
    }

    void measure(Say say) throws Exception {
        perSecond();
        jdbc.update(
                "update act_hi_procinst set end_time_ = end_time_ - interval '5 years' where end_time_ is not null");
        jdbc.execute("vacuum analyze act_hi_procinst");
        for (int round = 0; round < ROUNDS; round++) {
            double before = perSecond();
            long rows = rows();
            double during = whileCleaningUp();
            say.say(
                    "%.1f cases a second opened and refused; %.1f, %.2f times that, while history is cleaned up (%,d processes removed)",
                    before, during, during / before, rows - rows());
        }
    }

    private double whileCleaningUp() throws Exception {
        PastHistoryProbe past = new PastHistoryProbe(service.context());
        ScheduledExecutorService night = Executors.newSingleThreadScheduledExecutor();
        night.scheduleWithFixedDelay(past::removeSome, 0, 1, TimeUnit.SECONDS);
        try {
            return perSecond();
        } finally {
            night.shutdownNow();
            night.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private long rows() {
        return jdbc.queryForObject(
                "select count(*) from act_hi_procinst where end_time_ < localtimestamp - interval '4 years'",
                Long.class);
    }

    private double perSecond() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(SECONDS);
        List<Future<Integer>> working = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            CasesUnderway cases = service.cases();
            working.add(threads.submit(() -> {
                int done = 0;
                for (; System.nanoTime() < end; done++) {
                    cases.refuse(cases.opened());
                }
                return done;
            }));
        }
        int done = 0;
        for (Future<Integer> one : working) {
            done += one.get();
        }
        threads.shutdown();
        return done / ((System.nanoTime() - begin) / 1e9);
    }
}
