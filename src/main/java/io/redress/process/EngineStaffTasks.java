package io.redress.process;

import io.redress.cases.CaseNumber;
import io.redress.cases.Step;
import io.redress.queue.StaffTasks;
import io.redress.security.StaffGroups;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@link StaffTasks} in the engine's tables, beside the engine where it would need a query for each person. */
@Component
class EngineStaffTasks implements StaffTasks {

    private static final String[] OF_STAFF = StepTasks.keysOf(Step::isForStaff);

    private static final String LOADS = """
            select assignee_, count(*) as open, count(*) filter (where priority_ >= :urgent) as urgent,
                   count(*) filter (where due_date_ <= :now) as overdue, min(create_time_) as oldest
              from act_ru_task
             where assignee_ is not null and task_def_key_ = any(:keys)
             group by assignee_
            union all
            select null, sum(open), sum(urgent), sum(overdue), min(oldest)
              from (select (select count(*)
                              from (select from act_ru_task
                                     where task_def_key_ = step and assignee_ is null limit :most) counted) as open,
                           (select count(*)
                              from (select from act_ru_task
                                     where task_def_key_ = step and assignee_ is null
                                       and -coalesce(priority_, 50) <= -:urgent limit :most) counted) as urgent,
                           (select count(*)
                              from (select from act_ru_task
                                     where task_def_key_ = step and assignee_ is null and due_date_ <= :now
                                     limit :most) counted) as overdue,
                           (select min(create_time_) from act_ru_task
                             where task_def_key_ = step and assignee_ is null) as oldest
                      from unnest(:keys) step) unclaimed
            having sum(open) > 0
            """;

    private final JdbcClient jdbc;
    private final TaskParts parts;
    private final IdentityService identity;
    private final TaskService tasks;

    EngineStaffTasks(JdbcClient jdbc, TaskParts parts, IdentityService identity, TaskService tasks) {
        this.jdbc = jdbc;
        this.parts = parts;
        this.identity = identity;
        this.tasks = tasks;
    }

    @Override
    public List<Person> people() {
        Map<String, Person> found = new TreeMap<>();
        identity.createGroupQuery().list().stream()
                .map(Group::getId)
                .filter(StaffGroups::decides)
                .flatMap(group -> identity.createUserQuery().memberOfGroup(group).list().stream())
                .forEach(user -> found.put(user.getId(), person(user)));
        return List.copyOf(found.values());
    }

    @Override
    public Optional<Person> person(String id) {
        boolean works = identity.createGroupQuery().groupMember(id).list().stream()
                .map(Group::getId)
                .anyMatch(StaffGroups::worksOnTasks);
        return works
                ? Optional.ofNullable(identity.createUserQuery().userId(id).singleResult())
                        .map(EngineStaffTasks::person)
                : Optional.empty();
    }

    private static Person person(User user) {
        String name = Stream.of(user.getFirstName(), user.getLastName())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return new Person(user.getId(), name.isEmpty() ? user.getId() : name);
    }

    @Override
    public List<Load> loads(Instant now) {
        return jdbc.sql(LOADS)
                .param("urgent", URGENT)
                .param("now", Timestamp.from(now))
                .param("most", COUNTED + 1)
                .param("keys", OF_STAFF)
                .query((row, index) -> new Load(
                        row.getString("assignee_"),
                        row.getInt("open"),
                        row.getInt("urgent"),
                        row.getInt("overdue"),
                        instant(row, "oldest")))
                .list();
    }

    @Override
    public List<Held> heldBy(String person) {
        return jdbc.sql("""
                        select task.id_, process.business_key_, task.name_, task.priority_, task.due_date_
                          from act_ru_task task
                          join act_ru_execution process on process.id_ = task.proc_inst_id_
                         where task.assignee_ = :person and task.task_def_key_ = any(:keys)
                           and process.business_key_ is not null
                         order by task.priority_ desc, task.due_date_, task.id_
                        """)
                .param("person", person)
                .param("keys", OF_STAFF)
                .query((row, index) -> new Held(
                        row.getString("id_"),
                        new CaseNumber(row.getString("business_key_")),
                        row.getString("name_"),
                        row.getInt("priority_"),
                        instant(row, "due_date_")))
                .list();
    }

    @Override
    public Part heldBy(String person, @Nullable String after, int most) {
        return parts.of(TaskParts.HELD, person, OF_STAFF, after, most);
    }

    @Override
    public Part unclaimed(@Nullable String after, int most) {
        return parts.of(TaskParts.UNCLAIMED, "", OF_STAFF, after, most);
    }

    @Override
    public void releaseSteps(String person) {
        tasks.createTaskQuery().taskAssignee(person).taskDefinitionKeyNotIn(OF_STAFF).list().stream()
                .forEach(task -> tasks.setAssignee(task.getId(), null));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
