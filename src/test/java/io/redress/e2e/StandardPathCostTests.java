package io.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.redress.OrderFacts;
import io.redress.RedressApi.Answer;
import io.redress.cases.ActionName;
import io.redress.cases.CaseNumber;
import io.redress.database.CommitCounter;
import io.redress.database.CommitCounter.Work;
import io.redress.database.TestDatabase;
import io.redress.e2e.InProcess.Who;
import io.redress.process.EngineState;
import io.redress.security.Role;
import io.redress.security.TestTokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/**
 * What the path of the README costs the database: a request, a refusal, a dispute, evidence of both sides, a decision, an
 * appeal window that passes, a refund. Nothing else runs meanwhile; timers and jobs run one by one.
 */
class StandardPathCostTests extends EndToEnd {

    /** What each step may ask of the database: statements, each of them one round trip. */
    private static final Map<String, Integer> STATEMENTS = Map.ofEntries(
            Map.entry("open", 9),
            Map.entry("rejectOffer", 11),
            Map.entry("escalate", 11),
            Map.entry("buyer submitEvidence", 9),
            Map.entry("buyer completeEvidence", 8),
            Map.entry("seller submitEvidence", 9),
            Map.entry("seller completeEvidence", 14),
            Map.entry("decide", 31),
            Map.entry("timer_appealReminder", 7),
            Map.entry("timer_appealWindow", 12),
            Map.entry("service_payRefund", 17));

    /** The same with each change of a combined statement counted as one, which the server has to make ready. */
    private static final int PARTS = 281;

    /** A thousand ids of the engine, which last for some six cases, so that it is counted in none of them. */
    private static final String IDS = "select nextval('engine_id')";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private CommitCounter database;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource source;

    private final List<String> report = new ArrayList<>();
    private final Map<String, Integer> asked = new LinkedHashMap<>();
    private InProcess inside;
    private int inputs;
    private int timers;
    private int writing;
    private int statements;
    private int parts;
    private long wal;

    @BeforeEach
    void prepare() {
        inside = new InProcess(mvc, tokens);
    }

    @Test
    @DisplayName(
            "R1: each input and each timer of the standard path is one commit, each file one more, and the statements stay few")
    void standardPath() {
        OrderFacts order = order();
        send(order);
        Who buyer = Who.buyer(order.buyer());
        Who seller = Who.seller(order.seller());
        Who mia = Who.staff(Role.MEDIATOR, "mia");
        // The first cases of a context load what all later ones find in memory, and images of pages into the log.
        walk(order, buyer, seller, mia, 1);
        walk(order, buyer, seller, mia, 1);
        report.clear();
        inputs = timers = writing = statements = parts = 0;
        wal = 0;

        String from = position();
        walk(order, buyer, seller, mia, 2);

        if (Boolean.getBoolean("redress.wal")) {
            report.addAll(log(from, position()));
        }
        System.out.printf(
                "The standard path: %d inputs, %d timers and jobs, %d writing commits, %d statements, %d with parts counted,"
                        + " %d bytes of WAL%n%s%n",
                inputs, timers, writing, statements, parts, wal, String.join(System.lineSeparator(), report));
        assertThat(writing).as("writing commits").isEqualTo(inputs + timers);
        assertThat(parts).as("statements, with parts counted").isLessThanOrEqualTo(PARTS);
        assertThat(asked.keySet()).isEqualTo(STATEMENTS.keySet());
        asked.forEach((step, count) -> assertThat(count).as(step).isLessThanOrEqualTo(STATEMENTS.get(step)));
    }

    private void walk(OrderFacts order, Who buyer, Who seller, Who mia, int quantity) {
        Answer opened = input(
                "open",
                () -> inside.post(buyer, "/api/v1/cases", request(order, "DAMAGED", quantity, remedy("FULL_REFUND"))));
        String number = opened.text("/number");
        act("", seller, number, ActionName.REJECT_OFFER);
        act("", buyer, number, ActionName.ESCALATE);
        act("buyer ", buyer, number, ActionName.SUBMIT_EVIDENCE);
        act("buyer ", buyer, number, ActionName.COMPLETE_EVIDENCE);
        act("seller ", seller, number, ActionName.SUBMIT_EVIDENCE);
        act("seller ", seller, number, ActionName.COMPLETE_EVIDENCE);
        input(
                "decide",
                () -> inside.post(mia, path(number, "/decision"), decision(remedy("FULL_REFUND"), "SELLER", false)));
        EngineState engine = new EngineState(context);
        CaseNumber subject = new CaseNumber(number);
        for (Optional<EngineState.Waiting> job = engine.nextJob(subject);
                job.isPresent();
                job = engine.nextJob(subject)) {
            EngineState.Waiting due = job.get();
            timers++;
            count(due.activity(), () -> engine.execute(due));
        }
        Answer closed = inside.get(buyer, path(number, ""));
        assertThat(closed.text("/outcome")).isEqualTo("SETTLED");
        assertThat(closed.text("/settlement/paid/amount")).isEqualTo(quantity + "00.00");
    }

    private void act(String side, Who who, String number, ActionName action) {
        JsonNode view = inside.get(who, path(number, "")).expect(200).body();
        input(side + action.wireName(), () -> Moves.attempt(inside, who, action, Moves.path(action, view), 0));
    }

    private Answer input(String name, java.util.function.Supplier<Answer> command) {
        List<Answer> answers = new ArrayList<>();
        inputs++;
        count(name, () -> answers.add(command.get()));
        Answer answer = answers.get(0);
        assertThat(answer.status()).as("%s: %s", name, answer.body()).isLessThan(300);
        return answer;
    }

    private void count(String name, Runnable step) {
        long before = written();
        Work work = database.of(step);
        long bytes = written() - before;
        wal += bytes;
        int drawn = Collections.frequency(work.statements(), IDS);
        int ofTheCase = work.statements().size() - drawn;
        asked.put(name, ofTheCase);
        parts += work.parts() - drawn;
        writing += work.writing().get();
        statements += ofTheCase;
        report.add("%-28s %3d statements, %3d with parts counted, %6d bytes of WAL, %d writing of %d commits"
                .formatted(
                        name,
                        ofTheCase,
                        work.parts() - drawn,
                        bytes,
                        work.writing().get(),
                        work.commits().get()));
        if (Boolean.getBoolean("redress.statements")) {
            for (int each = 0; each < work.statements().size(); each++) {
                String sql = work.statements().get(each);
                report.add("      %s <- %s"
                        .formatted(
                                sql.substring(0, Math.min(150, sql.length())),
                                work.callers().get(each)));
            }
        }
    }

    private String position() {
        return jdbc.sql("select pg_current_wal_flush_lsn()::text")
                .query(String.class)
                .single();
    }

    /** What the write-ahead log holds of each table and index, the most first. */
    private List<String> log(String from, String to) {
        JdbcClient administrator = JdbcClient.create(TestDatabase.administratorOf(source));
        administrator.sql("create extension if not exists pg_walinspect").update();
        return administrator
                .sql("""
                        select coalesce(class.relname, 'other') as name, info.resource_manager || ' ' || info.record_type as type,
                               count(*) as records, sum(info.record_length / info.blocks) as bytes,
                               sum(coalesce(info.block_fpi_length, 0)) as images
                          from (select *, count(*) over (partition by start_lsn) as blocks
                                  from pg_get_wal_block_info(cast(:from as pg_lsn), cast(:to as pg_lsn))) info
                          left join pg_class class on pg_relation_filenode(class.oid) = info.relfilenode
                         group by 1, 2
                         order by bytes desc
                        """)
                .param("from", from)
                .param("to", to)
                .query((row, number) -> "%-40s %-28s %5d records, %7d bytes, %7d of images"
                        .formatted(
                                row.getString("name"),
                                row.getString("type"),
                                row.getLong("records"),
                                row.getLong("bytes"),
                                row.getLong("images")))
                .list();
    }

    /** How far the write-ahead log has come, images of pages that a checkpoint left behind included. */
    private long written() {
        return jdbc.sql("select pg_current_wal_insert_lsn() - '0/0'")
                .query(Long.class)
                .single();
    }
}
