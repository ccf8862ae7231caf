package io.redress.bench.redress;

import io.redress.RedressApplication;
import io.redress.bench.path.DueJobs;
import io.redress.bench.path.Subject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Redress in a process of its own, driven from inside: as services under {@code redress}, over HTTP under {@code http}. */
public final class RedressSubject {

    /** What differs from an installation: nobody is told anything, and jobs run when the path says so. */
    private static final List<String> SETTINGS = List.of(
            "--redress.demo=true",
            "--redress.demo-data=false",
            "--redress.sandbox=false",
            "--redress.deliveries.enabled=false",
            "--redress.rate-limits.enabled=false",
            "--camunda.bpm.job-execution.enabled=false",
            "--server.port=0");

    private static final String JOBS = """
            select job.id_ from act_ru_execution instance
            join act_ru_job job on job.process_instance_id_ = instance.id_
            where instance.business_key_ = ? order by job.duedate_ nulls first limit 1
            """;

    private RedressSubject() {}

    /** @param arguments the administrator's address of the database, then settings of the application */
    public static void main(String[] arguments) throws IOException {
        String[] settings =
                Stream.concat(SETTINGS.stream(), Stream.of(arguments).skip(1)).toArray(String[]::new);
        try (ConfigurableApplicationContext context = SpringApplication.run(RedressApplication.class, settings)) {
            DueJobs jobs = new DueJobs(arguments[0], JOBS);
            Orders orders = new Orders(context);
            int port = ((WebServerApplicationContext) context).getWebServer().getPort();
            Subject.serve(Map.of(
                    "redress",
                    new ServicesPath(context, orders, jobs),
                    "http",
                    new HttpPath(context, port, orders, jobs)));
        }
    }
}
