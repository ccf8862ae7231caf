package io.redress.process;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * The tasks of a list in their order, out of indexes that have that order: the engine's own query for it joins offers and
 * rights to every task, throws out doubles and sorts what is left, of which it then shows fifteen.
 */
@Component
class ListedTasks {

    private static final String RANK = "-coalesce(priority_, 50)";
    private static final String DUE = "coalesce(due_date_, 'infinity'::timestamp)";

    /** What has not been asked before: which steps tasks wait at. One look into an index for each. */
    private static final String STEPS = """
            with recursive present (step) as (
                (select min(task_def_key_) from act_ru_task)
                union all
                select (select min(task_def_key_) from act_ru_task where task_def_key_ > step) from present
                 where step is not null)
            select step from present where step is not null
            """;

    /** All that a group is offered, without what somebody has: the few are looked at, the many counted in their index. */
    private static final String OFFERED = """
            select (select count(*) from act_ru_identitylink where group_id_ = (:group) and type_ = 'candidate')
                   - (select count(*) from act_ru_identitylink
                       where proc_def_id_ is not null and group_id_ = (:group) and type_ = 'candidate')
                   - (select count(*) from act_ru_task task
                        join act_ru_identitylink link on link.task_id_ = task.id_
                       where task.assignee_ is not null and link.group_id_ = (:group) and link.type_ = 'candidate')
            """;

    private final JdbcClient jdbc;

    ListedTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Where to look for the tasks of a list; each is shown once.
     *
     * @param offers what nobody has and is offered to these, as {@code staff_queue} names them
     * @param holder what this person has
     * @param steps what waits at these steps, whoever has it
     * @param group of those only what nobody has and this group is offered
     * @param watcher what this person was given the right to read, at {@code listed.steps()}
     * @param listed which of them
     * @param before which of them by the end of their term, exclusive
     */
    record Ask(
            List<String> offers,
            @Nullable String holder,
            List<String> steps,
            @Nullable String group,
            @Nullable String watcher,
            Listed listed,
            @Nullable Instant before) {

        static Ask offered(List<String> offers, @Nullable String holder, Listed listed, @Nullable Instant before) {
            return new Ask(offers, holder, List.of(), null, null, listed, before);
        }

        static Ask at(List<String> steps, @Nullable String group, Listed listed, @Nullable Instant before) {
            return new Ask(List.of(), null, steps, group, null, listed, before);
        }

        static Ask watched(String watcher, List<String> offers, Listed listed, @Nullable Instant before) {
            return new Ask(offers, null, List.of(), null, watcher, listed, before);
        }
    }

    /** Ids, in order. */
    List<String> page(Ask ask, int first, int most) {
        String sql = "select distinct rank, due_at, task_id from (" + sources(ask, true)
                + ") found order by rank, due_at, task_id limit :most offset :first";
        return bound(sql, ask)
                .param("first", first)
                .param("most", most)
                .param("upTo", (long) first + most)
                .query((row, index) -> row.getString("task_id"))
                .list();
    }

    long count(Ask ask) {
        String sql = ask.group() != null
                ? OFFERED
                : isOneSource(ask)
                        ? "select count(*) from (" + sources(ask, false) + ") found"
                        : "select count(*) from (select distinct task_id from (" + sources(ask, false)
                                + ") found) once";
        return bound(sql, ask).query(Long.class).single();
    }

    /** Where nothing can be found twice. */
    private static boolean isOneSource(Ask ask) {
        int sources = ask.offers().size() + (ask.steps().isEmpty() ? 0 : 1);
        return sources + (ask.holder() == null ? 0 : 1) + (ask.watcher() == null ? 0 : 1) <= 1;
    }

    /** The steps that some task waits at. */
    List<String> stepsPresent() {
        return jdbc.sql(STEPS).query(String.class).list();
    }

    private StatementSpec bound(String sql, Ask ask) {
        StatementSpec statement = jdbc.sql(sql);
        statement = bind(statement, sql, "offers", ask.offers().toArray(String[]::new));
        statement = bind(statement, sql, "holder", ask.holder());
        statement = bind(statement, sql, "steps", ask.steps().toArray(String[]::new));
        statement = bind(statement, sql, "group", ask.group());
        statement = bind(statement, sql, "watcher", ask.watcher());
        statement = bind(statement, sql, "only", ask.listed().steps().toArray(String[]::new));
        statement = bind(statement, sql, "others", ask.listed().others().toArray(String[]::new));
        return bind(statement, sql, "before", ask.before() == null ? null : Timestamp.from(ask.before()));
    }

    private static StatementSpec bind(StatementSpec statement, String sql, String name, @Nullable Object value) {
        return sql.contains(":" + name + ")") ? statement.param(name, value) : statement;
    }

    private static String sources(Ask ask, boolean paged) {
        List<String> sources = new ArrayList<>();
        if (!ask.offers().isEmpty()) {
            sources.add(ask.listed().hazards() ? hazardsOffered(ask) : offered(ask, paged));
        }
        if (ask.holder() != null) {
            sources.add(held(ask, paged));
        }
        if (!ask.steps().isEmpty()) {
            sources.add(atSteps(ask, paged));
        }
        if (ask.watcher() != null) {
            sources.add(watched(ask));
        }
        return sources.isEmpty()
                ? "select 0 as rank, 'infinity'::timestamp as due_at, '' as task_id where false"
                : sources.stream().map(source -> "(" + source + ")").collect(Collectors.joining(" union all "));
    }

    private static String offered(Ask ask, boolean paged) {
        return """
                select queue.* from unnest(cast((:offers) as text[])) offer
                 cross join lateral (
                    select rank, due_at, task_id from staff_queue where offered_to = offer%s%s) queue
                """.formatted(which(ask, "step", "due_at"), order(paged));
    }

    /** By the few hazards, not through a queue that has hardly any. */
    private static String hazardsOffered(Ask ask) {
        return """
                select rank, due_at, staff_queue.task_id from act_ru_variable hazard
                  join staff_queue on staff_queue.task_id = hazard.task_id_
                 where hazard.name_ = 'safety' and hazard.task_id_ is not null and hazard.long_ = 1
                   and offered_to = any(cast((:offers) as text[]))%s
                """.formatted(which(ask, "step", "due_at"));
    }

    private static String held(Ask ask, boolean paged) {
        String hazards = ask.listed().hazards()
                ? " and exists (select from act_ru_variable hazard where hazard.task_id_ = task.id_"
                        + " and hazard.name_ = 'safety' and hazard.long_ = 1)"
                : "";
        return "select %s as rank, %s as due_at, id_ as task_id from act_ru_task task where assignee_ = (:holder)%s%s%s"
                .formatted(RANK, DUE, which(ask, "task_def_key_", DUE), hazards, order(paged));
    }

    private static String atSteps(Ask ask, boolean paged) {
        String offered = ask.group() == null
                ? ""
                : " and assignee_ is null and exists (select from act_ru_identitylink link where link.task_id_ = task.id_"
                        + " and link.type_ = 'candidate' and link.group_id_ = (:group))";
        return """
                select waiting.* from unnest(cast((:steps) as text[])) step
                 cross join lateral (
                    select %1$s as rank, %2$s as due_at, id_ as task_id from act_ru_task task
                     where task_def_key_ = step%3$s%4$s%5$s) waiting
                """.formatted(RANK, DUE, before(ask, DUE), offered, order(paged));
    }

    private static String watched(Ask ask) {
        return """
                select %1$s as rank, %2$s as due_at, task.id_ as task_id from act_ru_authorization reading
                  join act_ru_task task on task.id_ = reading.resource_id_
                 where reading.type_ = 1 and reading.user_id_ = (:watcher) and reading.resource_type_ = 7
                   and (reading.perms_ & 2) = 2%3$s
                """.formatted(RANK, DUE, which(ask, "task_def_key_", DUE));
    }

    private static String which(Ask ask, String step, String due) {
        return (ask.listed().steps().isEmpty() ? "" : " and " + step + " = any(cast((:only) as text[]))")
                + (ask.listed().others().isEmpty() ? "" : " and " + step + " <> all(cast((:others) as text[]))")
                + before(ask, due);
    }

    private static String before(Ask ask, String due) {
        return ask.before() == null ? "" : " and " + due + " < cast((:before) as timestamp)";
    }

    private static String order(boolean paged) {
        return paged ? " order by 1, 2, 3 limit :upTo" : "";
    }
}
