package io.redress.process.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts live cases at elements of a diagram. It reads the engine's tables and needs no engine. */
public final class WaitingCases {

    private static final int NUMBERS = 10;

    /** Where a token or a task is, what a job is about, and what a message is waited for. A case counts once at an element. */
    private static final String AT = """
            with at_element as (
              select e.act_id_ as element, e.proc_inst_id_ as instance
              from act_ru_execution e
              where e.act_id_ is not null
              union all
              select t.task_def_key_, t.proc_inst_id_ from act_ru_task t
              union all
              select d.act_id_, j.process_instance_id_
              from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
              union all
              select s.activity_id_, s.proc_inst_id_ from act_ru_event_subscr s)
            select a.element, coalesce(r.business_key_, i.business_key_, i.id_) as number
            from at_element a
              join act_ru_execution i on i.id_ = a.instance
              join act_re_procdef p on p.id_ = i.proc_def_id_
              left join act_ru_execution r on r.id_ = i.root_proc_inst_id_
            where p.key_ = :process and a.element in (:elements)
            group by 1, 2
            order by 1, 2
            """;

    private final JdbcClient database;

    public WaitingCases(JdbcClient database) {
        this.database = database;
    }

    /** Those at elements that are changed or gone, whatever version of the process they run in. */
    public List<Waiting> at(ModelDiff diff) {
        Map<String, Map<String, Change>> processes = new LinkedHashMap<>();
        diff.changes().stream()
                .filter(change -> change.file().endsWith(".bpmn"))
                .filter(change -> change.kind() == Kind.REMOVED || change.kind() == Kind.CHANGED)
                .forEach(change -> processes
                        .computeIfAbsent(change.key(), key -> new LinkedHashMap<>())
                        .putIfAbsent(change.element(), change));
        List<Waiting> waiting = new ArrayList<>();
        processes.forEach((process, changes) -> count(process, changes, waiting));
        return waiting;
    }

    private record At(String element, String number) {}

    private void count(String process, Map<String, Change> changes, List<Waiting> waiting) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        database.sql(AT)
                .param("process", process)
                .param("elements", changes.keySet())
                .query(At.class)
                .list()
                .forEach(at -> found.computeIfAbsent(at.element(), id -> new ArrayList<>())
                        .add(at.number()));
        changes.forEach((element, change) -> {
            List<String> numbers = found.getOrDefault(element, List.of());
            if (!numbers.isEmpty()) {
                waiting.add(new Waiting(
                        change.file(),
                        process,
                        element,
                        change.where(),
                        change.kind(),
                        numbers.size(),
                        numbers.subList(0, Math.min(NUMBERS, numbers.size()))));
            }
        });
    }
}
