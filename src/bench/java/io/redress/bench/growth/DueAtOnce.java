package io.redress.bench.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.jdbc.core.JdbcTemplate;

/** Many sellers whose term ends in the same moment. */
final class DueAtOnce {

    /** What the job executor has threads for. */
    private static final int THREADS = 4;

    /** Retries are named so that the index of what is due answers, or watching would take what there is of the cores. */
    private static final String DUE = """
            from act_ru_job job join act_ru_jobdef definition on definition.id_ = job.job_def_id_
             where definition.act_id_ = 'timer_sellerResponse' and job.duedate_ <= localtimestamp and job.retries_ > 0
            """;

    private static final String MAKE_DUE = """
            update act_ru_job set duedate_ = localtimestamp - interval '1 second'
             where id_ in (select job.id_ from act_ru_job job join act_ru_jobdef definition on definition.id_ = job.job_def_id_
                            where definition.act_id_ = 'timer_sellerResponse'
                              and exists (select from case_event event join act_ru_execution process
                                                   on process.business_key_ = event.case_number
                                           where process.id_ = job.process_instance_id_)
                            order by job.id_ limit ?)
            """;

    private final GrownService service;
    private final Grown grown;
    private final JobExecutor executor;
    private final JdbcTemplate jdbc;

    DueAtOnce(GrownService service, Grown grown, JobExecutor executor) {
        this.service = service;
        this.grown = grown;
        this.executor = executor;
        jdbc = new JdbcTemplate(service.administrator());
    }

    void measure(int timers, Say say) throws Exception {
        int alone = Math.max(200, timers / 10);
        grown.silentSellers(timers + 2L * alone);
        run(alone);
        double rate = run(alone);
        say.say("jobs run one after another by %d threads: %.1f a second", THREADS, rate);
        jdbc.update(MAKE_DUE, timers);
        long begin = System.nanoTime();
        executor.start();
        while (jdbc.queryForObject("select count(*) " + DUE, Long.class) > 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(250));
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        executor.shutdown();
        if (jdbc.queryForObject("select count(*) from act_ru_job where retries_ = 0", Long.class) > 0) {
            throw new IllegalStateException("timers failed");
        }
        say.say(
                "%,d timers due at once: the last one %.1f s late, %.2f times what they take at that rate",
                timers, seconds, seconds / (timers / rate));
    }

    /** Jobs a second without the job executor. */
    private double run(int many) throws Exception {
        jdbc.update(MAKE_DUE, many);
        List<String> jobs = jdbc.queryForList("select job.id_ " + DUE, String.class);
        ManagementService management = service.bean(ManagementService.class);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        long begin = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        jobs.forEach(job -> running.add(threads.submit(() -> management.executeJob(job))));
        for (Future<?> one : running) {
            one.get();
        }
        threads.shutdown();
        return jobs.size() / ((System.nanoTime() - begin) / 1e9);
    }
}
