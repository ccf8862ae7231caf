package io.redress.process;

import io.redress.cases.CaseNumber;
import io.redress.cases.Cases;
import io.redress.cases.ReturnCase;
import io.redress.cases.Step;
import io.redress.mediation.Urgencies;
import io.redress.policy.Flag;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the priority of the tasks of staff what the priority table says of them now (M1, M2, E80). */
@Component
class Priorities {

    private static final int PAGE = 500;

    private static final String[] OF_STAFF = StepTasks.keysOf(Step::isForStaff);

    private record Waiting(String task, Step step, CaseNumber number, Instant since, int priority) {}

    private final Urgencies urgencies;
    private final Cases cases;
    private final TaskService tasks;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Priorities(
            Urgencies urgencies,
            Cases cases,
            TaskService tasks,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.urgencies = urgencies;
        this.cases = cases;
        this.tasks = tasks;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Of a task that has just come, or has waited since. */
    int of(ReturnCase subject, Step step, Instant since) {
        return urgencies.of(subject, step, since, clock.instant()).points();
    }

    /** Asks the table anew about what waits for staff in this process. */
    void renew(String processInstance, CaseNumber number) {
        ReturnCase subject = cases.get(number);
        tasks.createTaskQuery()
                .processInstanceId(processInstance)
                .list()
                .forEach(task -> StepTasks.stepOf(task.getTaskDefinitionKey())
                        .filter(Step::isForStaff)
                        .ifPresent(step -> tasks.setPriority(
                                task.getId(),
                                of(subject, step, task.getCreateTime().toInstant()))));
    }

    /**
     * Asks the table anew about everything that waits for staff, since cases grow older and terms run: four statements a
     * page of tasks, beside the engine. It does not touch the revision of a task, so that it is in nobody's way; whoever
     * changes one meanwhile may write the former priority back, until this runs again.
     *
     * @return how many tasks were looked at
     */
    int renewAll() {
        int looked = 0;
        String last = "";
        List<Waiting> page;
        do {
            String after = last;
            page = transaction.execute(status -> renewPage(after));
            looked += page.size();
            last = page.isEmpty() ? last : page.get(page.size() - 1).task();
        } while (page.size() == PAGE);
        return looked;
    }

    private List<Waiting> renewPage(String after) {
        List<Waiting> page = jdbc.sql("""
                        select task.id_, task.task_def_key_, task.create_time_, task.priority_, process.business_key_
                          from act_ru_task task
                          join act_ru_execution process on process.id_ = task.proc_inst_id_
                         where task.task_def_key_ = any(:keys) and process.business_key_ is not null and task.id_ > :after
                         order by task.id_ limit :page
                        """)
                .param("keys", OF_STAFF)
                .param("after", after)
                .param("page", PAGE)
                .query(Priorities::read)
                .list();
        if (!page.isEmpty()) {
            write(changed(page));
        }
        return page;
    }

    private Map<String, Integer> changed(List<Waiting> page) {
        Map<CaseNumber, ReturnCase> subjects =
                cases.all(page.stream().map(Waiting::number).distinct().toList()).stream()
                        .collect(Collectors.toMap(ReturnCase::number, Function.identity()));
        Map<String, Integer> changed = new LinkedHashMap<>();
        for (Waiting one : page) {
            ReturnCase subject = subjects.get(one.number());
            int priority = subject == null ? one.priority() : of(subject, one.step(), one.since());
            if (priority != one.priority()) {
                changed.put(one.task(), priority);
                if (subject.has(Flag.SAFETY)) {
                    // One that an earlier version has made does not say so yet.
                    tasks.setVariableLocal(one.task(), StaffDesk.SAFETY, true);
                }
            }
        }
        return changed;
    }

    private void write(Map<String, Integer> priorities) {
        if (!priorities.isEmpty()) {
            jdbc.sql("""
                            update act_ru_task task set priority_ = renewed.priority
                              from unnest(:tasks::text[], :priorities::integer[]) renewed (task, priority)
                             where task.id_ = renewed.task
                            """)
                    .param("tasks", priorities.keySet().toArray(String[]::new))
                    .param("priorities", priorities.values().toArray(Integer[]::new))
                    .update();
        }
    }

    private static Waiting read(ResultSet row, int index) throws SQLException {
        return new Waiting(
                row.getString("id_"),
                StepTasks.stepOf(row.getString("task_def_key_")).orElseThrow(),
                new CaseNumber(row.getString("business_key_")),
                row.getTimestamp("create_time_").toInstant(),
                row.getInt("priority_"));
    }
}
