package io.redress.process;

import io.redress.cases.CaseNumber;
import io.redress.queue.StaffTasks.Held;
import io.redress.queue.StaffTasks.Part;
import io.redress.web.Cursor;
import io.redress.web.MalformedRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of tasks by parts, the most urgent first; each part is read from where the one before ended, out of an index. */
@Component
class TaskParts {

    private static final String PLACES = """
            select id_, -coalesce(priority_, 50) as rank, coalesce(due_date_, 'infinity'::timestamp) as due_at
              from act_ru_task
             where %s
               and (-coalesce(priority_, 50), coalesce(due_date_, 'infinity'::timestamp), id_)
                   > (:rank, cast(:due as timestamp), :task)
             order by -coalesce(priority_, 50), coalesce(due_date_, 'infinity'::timestamp), id_ limit :most
            """;

    static final String HELD = PLACES.formatted("assignee_ = :person and task_def_key_ = any(:keys)");

    static final String UNCLAIMED = """
            select place.* from unnest(:keys) step cross join lateral (%s) place order by rank, due_at, id_ limit :most
            """.formatted(PLACES.formatted("task_def_key_ = step and assignee_ is null"));

    private static final String TASKS = """
            select task.id_, process.business_key_, task.name_, task.priority_, task.due_date_, place.rank,
                   place.due_at::text as due_text
              from (%s) place
              join act_ru_task task on task.id_ = place.id_
              join act_ru_execution process on process.id_ = task.proc_inst_id_
             order by place.rank, place.due_at, task.id_
            """;

    private final JdbcClient jdbc;

    TaskParts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param number of the case; {@code null} for a process that is none @param due as the database writes it */
    private record Placed(
            String task,
            @Nullable String number,
            String name,
            int priority,
            @Nullable Timestamp dueAt,
            int rank,
            String due) {

        Held held() {
            return new Held(task, new CaseNumber(number), name, priority, dueAt == null ? null : dueAt.toInstant());
        }
    }

    /**
     * Reads a part.
     *
     * @param after {@link Part#next} of the part before
     * @throws MalformedRequest {@code invalid-cursor} for anything else
     */
    Part of(String places, String person, String[] keys, @Nullable String after, int most) {
        String list = places.equals(HELD) ? "held" : "unclaimed";
        Cursor from = place(after, list);
        JdbcClient.StatementSpec asked = jdbc.sql(TASKS.formatted(places))
                .param("rank", Integer.parseInt(from.text(0)))
                .param("due", from.text(1))
                .param("task", from.text(2))
                .param("keys", keys)
                .param("most", most + 1);
        List<Placed> found = (places.equals(HELD) ? asked.param("person", person) : asked)
                .query(TaskParts::read)
                .list();
        List<Held> tasks = found.stream()
                .limit(most)
                .filter(placed -> placed.number() != null)
                .map(Placed::held)
                .toList();
        if (found.size() <= most) {
            return new Part(tasks, null);
        }
        Placed last = found.get(most - 1);
        return new Part(
                tasks, Cursor.of(list, last.rank(), last.due(), last.task()).encoded());
    }

    private static Placed read(ResultSet row, int index) throws SQLException {
        return new Placed(
                row.getString("id_"),
                row.getString("business_key_"),
                row.getString("name_"),
                row.getInt("priority_"),
                row.getTimestamp("due_date_"),
                row.getInt("rank"),
                row.getString("due_text"));
    }

    private static Cursor place(@Nullable String after, String list) {
        Cursor place = Cursor.parse(after, list, 3);
        if (place == null) {
            return Cursor.of(list, Integer.MIN_VALUE, "-infinity", "");
        }
        try {
            Integer.parseInt(place.text(0));
            if (!place.text(1).equals("infinity")) {
                Timestamp.valueOf(place.text(1));
            }
            return place;
        } catch (IllegalArgumentException notAPlace) {
            throw new MalformedRequest("invalid-cursor", "The cursor is not one that this list gave out.");
        }
    }
}
