package io.redress.growth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.RedressApi;
import io.redress.RedressTest;
import io.redress.cases.CaseNumber;
import io.redress.custody.Anchors;
import io.redress.database.TestDatabase;
import io.redress.growth.CasesUnderway.Opened;
import io.redress.process.EngineState;
import io.redress.process.PastHistoryProbe;
import io.redress.process.QueueProbe;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a case, a list and the upkeep ask of a database with many cases: nothing reads a whole table that grows with them.
 * 2,500 open cases in every build, a table with a thousand rows being as good as one with a million: a plan that finds a row
 * by its index does not go back to reading all of them when there are more. With {@code -Dredress.soak=true} 100,000.
 */
@RedressTest(properties = {"redress.demo=true", "redress.demo-data=false"})
@Import(ExplainedStatements.class)
class HotStatementsTests {

    private static final int OPEN_EACH = 10;
    private static final long COPIES = Boolean.getBoolean("redress.soak") ? 10_000 : 250;

    /**
     * What takes a large share of a small database, and of a large one a small share: pages of 500 of the hourly look at all
     * tasks of staff. Looked at among 100,000 cases only.
     */
    private static final List<String> LARGE_ONLY = List.of("task.task_def_key_ = any(", "where number = any(");

    /** Tables with fewer rows are read whole with good reason. */
    private static final long MANY = 200;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static boolean grown;

    @LocalServerPort
    private int port;

    @Autowired
    private Clock clock;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private ExplainedStatements statements;

    @Autowired
    private ApplicationContext context;

    private CasesUnderway cases;
    private QueueProbe queue;
    private EngineState engine;
    private JdbcTemplate jdbc;

    @BeforeEach
    void grow() {
        cases = new CasesUnderway(new RedressApi(port), clock);
        queue = new QueueProbe(context);
        engine = new EngineState(context);
        jdbc = new JdbcTemplate(dataSource);
        if (!grown) {
            grown = true;
            fill();
        }
    }

    private void fill() {
        DataSource administrator = TestDatabase.administratorOf(dataSource);
        long since = Stencil.moment(administrator);
        for (int one = 0; one < OPEN_EACH / 5; one++) {
            cases.opened();
            cases.offered();
            cases.escalated();
            cases.disputed();
            cases.decided();
        }
        closed(cases.decided());
        Stencil stencil = Stencil.of(administrator, since, cases.parties());
        Set<String> all = Stream.of(TablesOfCases.RUNNING, TablesOfCases.HISTORY, TablesOfCases.RECORDS)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        stencil.copy(1, COPIES, all, 20);
        stencil.analyze();
    }

    @Test
    @DisplayName("no statement on a case's way reads a whole table that grows with the cases")
    void theWayOfACase() {
        check(statements.during(() -> {
            Opened one = cases.disputed();
            Opened other = cases.offered();
            cases.buyer(one).get(CasesUnderway.path(one, "")).expect(200);
            cases.buyer(one).get(CasesUnderway.path(one, "/timeline")).expect(200);
            cases.buyer(one).get("/api/v1/cases").expect(200);
            new RedressApi(port)
                    .client("lena")
                    .get("/api/v1/cases?stage=MEDIATION")
                    .expect(200);
            cases.decide(one);
            closed(one);
            cases.buyer(other)
                    .post(CasesUnderway.path(other, "/offers/" + cases.openOffer(other) + "/accept"))
                    .expect(200);
            closed(other);
        }));
    }

    @Test
    @DisplayName("no list of staff and no page of the queue reads all tasks")
    void listsOfStaff() {
        check(statements.during(() -> {
            for (String person : List.of("mia", "sofia", "lena")) {
                queue.lists(person).forEach(list -> queue.page(person, list, 0));
            }
            queue.parts(3);
        }));
    }

    @Test
    @DisplayName("how much is in a list is counted in an index, or in the queue itself where all of it is in the list")
    void countsOfLists() {
        Map<String, String> plans = statements.during(() -> {
            for (String person : List.of("mia", "sofia", "lena")) {
                queue.lists(person).forEach(list -> queue.count(person, list));
            }
        });
        plans.keySet().removeIf(sql -> sql.contains("staff_queue where offered_to"));
        check(plans);
    }

    @Test
    @DisplayName("looking for what is due, and keeping the lists true, reads no whole table")
    void upkeep() {
        Map<String, String> idle = statements.during(queue::poll);
        jdbc.update(
                "update act_ru_job set duedate_ = localtimestamp - interval '1 day'"
                        + " where id_ in (select id_ from act_ru_job limit ?)",
                COPIES);
        jdbc.execute("analyze act_ru_job");
        Map<String, String> due = statements.during(queue::poll);
        assertThat(idle.keySet()).anyMatch(sql -> sql.contains("RES.DUEDATE_ <="));
        assertThat(due.keySet()).anyMatch(sql -> sql.contains("RES.DUEDATE_ <="));
        // The hourly look at urgency reads all tasks of staff, as it must.
        due.putAll(statements.during(() -> queue.nextDue(clock.instant())));
        check(due, 1);
        check(idle, 1);
    }

    @Test
    @DisplayName("removing what the engine remembers of old cases reads no whole table")
    void removingHistory() {
        jdbc.update(
                "update act_hi_procinst set end_time_ = end_time_ - interval '5 years' where end_time_ is not null");
        jdbc.execute("analyze act_hi_procinst");
        PastHistoryProbe past = new PastHistoryProbe(context);
        int[] removed = new int[1];

        Map<String, String> plans = statements.during(() -> removed[0] = past.removeSome());

        assertThat(removed[0]).isPositive();
        check(plans);
    }

    @Test
    @DisplayName("a start looks for what is not anchored yet, and reads no whole table for it")
    void catchingUp() {
        Anchors.write(context);

        check(statements.during(() -> Anchors.catchUp(context)), 1);
    }

    @Test
    @DisplayName("every table either grows with the cases, and is copied and looked at here, or does not")
    void everyTableIsKnown() {
        Set<String> known = new TreeSet<>(TablesOfCases.OTHERS);
        known.addAll(TablesOfCases.RUNNING);
        known.addAll(TablesOfCases.HISTORY);
        known.addAll(TablesOfCases.RECORDS);

        assertThat(jdbc.queryForList(
                        "select tablename from pg_tables where schemaname = 'public' order by 1", String.class))
                .isNotEmpty()
                .allSatisfy(table -> assertThat(known).contains(table));
    }

    @Test
    @DisplayName("copies stand in the queue of staff as the service put them there")
    void copiesAreInTheQueue() {
        assertThat(jdbc.queryForObject("""
                select count(*) from act_ru_task task
                  join act_ru_identitylink link on link.task_id_ = task.id_ and link.type_ = 'candidate'
                  full join staff_queue queue on queue.task_id = task.id_ and queue.offered_to = 'group:' || link.group_id_
                       and queue.rank = -task.priority_ and queue.due_at = coalesce(task.due_date_, 'infinity')
                 where (queue.task_id is null) <> (task.assignee_ is not null or link.group_id_ = 'party-support')
                    or task.id_ is null
                """, Long.class)).isZero();
    }

    private void closed(Opened one) {
        CaseNumber number = new CaseNumber(one.number());
        for (Optional<EngineState.Waiting> job = engine.nextJob(number);
                job.isPresent();
                job = engine.nextJob(number)) {
            engine.execute(job.get());
        }
    }

    private void check(Map<String, String> plans) {
        check(plans, 2);
    }

    /** @param tables of many rows that must have been looked at, more than these, or nothing would have been shown */
    private void check(Map<String, String> plans, int tables) {
        Map<String, Long> rows =
                jdbc
                        .queryForList("select relname, reltuples::bigint as rows from pg_class where relkind = 'r'")
                        .stream()
                        .collect(Collectors.toMap(row -> (String) row.get("relname"), row -> (Long) row.get("rows")));
        List<String> whole = new ArrayList<>();
        Set<String> looked = new HashSet<>();
        if (!Boolean.getBoolean("redress.soak")) {
            plans.keySet().removeIf(sql -> LARGE_ONLY.stream().anyMatch(sql.replaceAll("\\s+", " ")::contains));
        }
        plans.forEach((sql, plan) -> scans(sql, plan, rows, whole, looked));
        assertThat(whole).isEmpty();
        assertThat(looked).as("tables with many rows").hasSizeGreaterThanOrEqualTo(tables);
    }

    private static void scans(String sql, String plan, Map<String, Long> rows, List<String> whole, Set<String> looked) {
        try {
            for (JsonNode scan : JSON.readTree(plan).findParents("Relation Name")) {
                String table = scan.path("Relation Name").asText();
                if (rows.getOrDefault(table, 0L) >= MANY) {
                    looked.add(table);
                    if (scan.path("Node Type").asText().equals("Seq Scan")) {
                        whole.add(table + ": " + sql.replaceAll("\\s+", " "));
                    }
                }
            }
        } catch (java.io.IOException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
