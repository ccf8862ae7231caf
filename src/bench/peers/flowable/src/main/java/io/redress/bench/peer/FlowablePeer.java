package io.redress.bench.peer;

import io.redress.bench.path.Subject;
import java.util.Arrays;
import java.util.Map;
import org.flowable.engine.ManagementService;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.TaskService;
import org.flowable.engine.delegate.JavaDelegate;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Flowable 7.2 as its starter sets it up. */
@SpringBootApplication
public class FlowablePeer {

    /** @param arguments the administrator's address of the database, then settings of the application */
    public static void main(String[] arguments) throws Exception {
        try (var context =
                SpringApplication.run(FlowablePeer.class, Arrays.copyOfRange(arguments, 1, arguments.length))) {
            PeerPath path = new PeerPath(
                    context.getBean(DisputeEngine.class),
                    context.getBean(Records.class),
                    context.getBean(TransactionTemplate.class),
                    arguments[0]);
            Subject.serve(Map.of("flowable", path));
        }
    }

    @Bean
    Records records(JdbcTemplate jdbc) {
        return new Records(jdbc);
    }

    @Bean
    JavaDelegate checkEligibility() {
        return execution -> execution.setVariable("eligible", true);
    }

    @Bean
    JavaDelegate refund(Records records) {
        return execution -> records.refund(execution.getProcessInstanceBusinessKey());
    }

    @Bean
    DisputeEngine engine(RuntimeService runtime, TaskService tasks, ManagementService management) {
        return new Engine(runtime, tasks, management);
    }

    private record Engine(RuntimeService runtime, TaskService tasks, ManagementService management)
            implements DisputeEngine {

        @Override
        public void start(String caseId, Map<String, Object> variables) {
            runtime.startProcessInstanceByKey("dispute", caseId, variables);
        }

        @Override
        public void complete(String caseId, String step, String claimedBy, Map<String, Object> variables) {
            String task = tasks.createTaskQuery()
                    .processInstanceBusinessKey(caseId)
                    .taskDefinitionKey(step)
                    .singleResult()
                    .getId();
            if (claimedBy != null) {
                tasks.claim(task, claimedBy);
            }
            tasks.complete(task, variables);
        }

        /** Two transactions, as in its own executor: a timer becomes a job, and the job is run. */
        @Override
        public void fire(String jobId) {
            management.executeJob(management.moveTimerToExecutableJob(jobId).getId());
        }

        @Override
        public String timers() {
            return """
                    select job.id_ from act_ru_execution instance
                    join act_ru_timer_job job on job.process_instance_id_ = instance.id_
                    where instance.business_key_ = ? order by job.duedate_ limit 1
                    """;
        }
    }
}
