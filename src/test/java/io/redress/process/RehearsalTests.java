package io.redress.process;

import static io.redress.security.Side.SELLER;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.database.CommitCounter;
import io.redress.time.DueWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("process rehearse")
class RehearsalTests extends ChangeTest {

    private static final String SPINE = "return-case.bpmn";

    /** What was measured, and a tenth more. */
    private static final int STATEMENTS = 56;

    /** What the service of this test does by the minute, and writes down. */
    @Autowired
    private List<DueWork> works;

    @Autowired
    private ProcessRehearsal rehearsal;

    @Autowired
    private CommitCounter counter;

    @AfterEach
    void goOn() {
        works.forEach(DueWork::resume);
    }

    @Test
    @DisplayName("moves a case at every element where one can wait, and changes nothing")
    void everyWaitIsRehearsed() {
        Map<String, CaseWalk> walks = new TreeMap<>();
        everyWait().forEach((wait, bring) -> walks.put(wait, bring.get()));
        works.forEach(DueWork::pause);
        Map<String, String> before = everyRow();

        assertThat(run("process", "rehearse", version("1.0.1").toString()))
                .as("%s", out)
                .isZero();

        assertThat(everyRow()).isEqualTo(before);
        walks.keySet().forEach(wait -> assertThat(out.toString()).contains("(" + wait + "): go on in the new version"));
        assertThat(out.toString())
                .contains("from 1.0.0 to 1.0.1: a patch step")
                .contains(walks.size() + " running cases rehearsed, none would be stranded. Nothing was changed.");
    }

    @Test
    @DisplayName("names the element that was removed and each case that waits there")
    void removedWait() {
        CaseWalk one = everyWait().get("task_fileDispute").get();
        CaseWalk other = everyWait().get("task_fileDispute").get();
        CaseWalk elsewhere = damagedLamps();

        assertThat(run("process", "rehearse", withoutFiling().toString()))
                .as("%s", out)
                .isEqualTo(1);

        assertThat(out.toString())
                .contains("2 at user task \"File dispute\" (task_fileDispute): would be stranded")
                .contains("Nothing in the new diagram takes its place.")
                .contains(one.number().value(), other.number().value())
                .contains("3 running cases rehearsed, 2 would be stranded, 0 need a mapping.")
                .doesNotContain(elsewhere.number().value());
    }

    @Test
    @DisplayName("suggests what takes the place of an element with another id, and moves the cases when told so")
    void renamedWait() throws IOException {
        CaseWalk walk = everyWait().get("task_fileDispute").get();
        String models = renamed("1.1.0").toString();

        assertThat(run("process", "rehearse", models)).as("%s", out).isEqualTo(1);
        assertThat(out.toString())
                .contains("task_fileDispute: task_openDispute")
                .contains("1 at user task \"File dispute\" (task_fileDispute): need a mapping")
                .contains(walk.number().value());

        Path mapping = folder.resolve("mapping.yaml");
        Files.writeString(mapping, "returnCase:\n  task_fileDispute: task_openDispute\n");
        assertThat(run("process", "rehearse", models, "--mapping", mapping.toString()))
                .as("%s", out)
                .isZero();
        assertThat(out.toString()).contains("(task_fileDispute): go on in the new version", "a minor step");

        Files.writeString(mapping, "{\"returnCase\": {\"task_fileDispute\": \"task_nowhere\"}}");
        assertThat(run("process", "rehearse", models, "--mapping", mapping.toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("the new diagram has no \"task_nowhere\"");

        Files.writeString(mapping, "- task_fileDispute");
        assertThat(run("process", "rehearse", models, "--mapping", mapping.toString()))
                .isEqualTo(2);
        assertThat(out.toString()).contains("is no mapping");
    }

    @Test
    @DisplayName("says that cases stay where they are over a major step")
    void majorStep() {
        damagedLamps();
        assertThat(run("process", "rehearse", version("2.0.0").toString())).isZero();
        assertThat(out.toString()).contains("a major step", "stay in their version");
    }

    @Test
    @DisplayName("refuses what could not be deployed, and says why")
    void refusedModels() {
        String models = models(SPINE, "${closeCase}", "${deleteEverything}").toString();
        assertThat(run("process", "rehearse", models)).isEqualTo(2);
        assertThat(out.toString()).contains("deleteEverything", "service_closeCase");
    }

    @Test
    @DisplayName(
            "tells the same as a page: where cases wait, what becomes of them, which cannot go on, what is suggested")
    void page() throws IOException {
        CaseWalk stuck = everyWait().get("task_fileDispute").get();
        CaseWalk free = damagedLamps();
        Path page = folder.resolve("rehearsal.html");
        assertThat(run("process", "rehearse", renamed("1.1.0").toString(), "--html", page.toString()))
                .as("%s", out)
                .isEqualTo(1);
        assertThat(Files.readString(page))
                .contains("<style>", "Rehearsal with running cases", "2 running cases rehearsed")
                .containsPattern(
                        "(?s)data-element=\"task_fileDispute\">.*?user task &quot;File dispute&quot;.*?>1</td>")
                .containsSubsequence("go on in the new version", "need a mapping")
                .contains(
                        "Nothing in the new diagram takes its place.",
                        stuck.number().value())
                .contains("returnCase:\n  task_fileDispute: task_openDispute\n")
                .doesNotContain(free.number().value())
                .doesNotContain("<script", "<link", "src=", "url(");
        assertThat(run("process", "rehearse", version("1.0.1").toString(), "--html", page.toString()))
                .isZero();
        assertThat(Files.readString(page))
                .contains("none would be stranded", "They move by themselves when it is deployed.")
                .doesNotContain("need a mapping", "<pre>");
    }

    @Test
    @DisplayName("keeps nobody from working: what was tried is free again at once, while the rehearsal goes on")
    void peopleGoOnWorking() {
        List<CaseWalk> walks = List.of(damagedLamps(), damagedLamps());
        works.forEach(DueWork::pause);
        List<String> held = new ArrayList<>();
        List<Integer> tried = new ArrayList<>();
        ProcessRehearsal.Outcome outcome = rehearsal.of(ModelFiles.of(List.of(version("1.0.1"))), null, instances -> {
            tried.add(instances);
            held.addAll(heldRows());
            if (instances == 2 * walks.size()) {
                walks.forEach(walk -> walk.rejects(SELLER));
            }
        });
        assertThat(outcome.isClean()).isTrue();
        assertThat(tried).containsExactly(1, 2, 3, 4);
        assertThat(held).isEmpty();
        assertThat(walks).allSatisfy(walk -> walk.waitsAt("task_continueNegotiation"));
    }

    @Test
    @DisplayName("asks the database so much for a case, and commits nothing but that it was rehearsed")
    void cost() {
        ModelFiles models = ModelFiles.of(List.of(version("1.0.1")));
        for (int i = 0; i < 4; i++) {
            damagedLamps().toMediation();
        }
        works.forEach(DueWork::pause);
        // The first time loads what later ones find in memory.
        rehearsal.of(models, null, instances -> {});
        CommitCounter.Work four = counter.of(() -> rehearsal.of(models, null, instances -> {}));
        works.forEach(DueWork::resume);
        for (int i = 0; i < 4; i++) {
            damagedLamps().toMediation();
        }
        works.forEach(DueWork::pause);
        CommitCounter.Work eight = counter.of(() -> rehearsal.of(models, null, instances -> {}));
        assertThat(eight.writing()).hasValue(1);
        int more = eight.statements().size() - four.statements().size();
        System.out.printf("Rehearsed: %d statements for 4 cases more, of 2 processes each%n", more);
        assertThat(more / 4).as("statements of a case").isPositive().isLessThanOrEqualTo(STATEMENTS);
    }

    /** Rows of the engine that somebody else could not change now. */
    private List<String> heldRows() {
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            List<String> held = new ArrayList<>();
            for (String table : List.of(
                    "act_ru_execution",
                    "act_ru_task",
                    "act_ru_job",
                    "act_ru_variable",
                    "act_ru_event_subscr",
                    "act_ru_identitylink",
                    "act_hi_actinst",
                    "act_hi_procinst",
                    "return_case")) {
                try (ResultSet rows = statement.executeQuery("""
                        with free as (select 1 from %1$s for update skip locked)
                        select (select count(*) from %1$s) - (select count(*) from free)
                        """.formatted(table))) {
                    rows.next();
                    if (rows.getInt(1) != 0) {
                        held.add(table);
                    }
                }
            }
            other.rollback();
            return held;
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    @Test
    @DisplayName("changes nothing when it is killed half way")
    void killed() throws Exception {
        for (int i = 0; i < 8; i++) {
            damagedLamps().toMediation();
        }
        works.forEach(DueWork::pause);
        Map<String, String> before = everyRow();
        Path log = folder.resolve("rehearse.log");
        Process process = start(log, "process", "rehearse", version("1.0.1").toString());
        // What it has locked can be seen before it has ended.
        while (process.isAlive() && !writes()) {
            Thread.onSpinWait();
        }
        assertThat(process.isAlive()).as("%s", Files.readString(log)).isTrue();
        process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        while (writes()) {
            Thread.onSpinWait();
        }
        assertThat(everyRow()).isEqualTo(before);
    }

    /** Whether somebody has deployed something that is not committed. */
    private boolean writes() {
        return JdbcClient.create(database).sql("""
                        select exists (select 1 from pg_locks
                                        where database = (select oid from pg_database where datname = current_database())
                                          and relation = 'act_re_procdef'::regclass and mode = 'RowExclusiveLock')
                        """).query(Boolean.class).single();
    }

    private Path withoutFiling() {
        return models(
                SPINE,
                "\"task_fileDispute\"",
                "\"call_fileDispute\"",
                SPINE,
                "<bpmn:userTask id=\"call_fileDispute\" name=\"File dispute\" camunda:formRef=\"file-dispute\" camunda:formRefBinding=\"deployment\" camunda:candidateGroups=\"party-support\">",
                "<bpmn:callActivity id=\"call_fileDispute\" name=\"File dispute\" calledElement=\"evidenceCollection\">",
                SPINE,
                "flow_fileDispute_evidence</bpmn:outgoing>\n    </bpmn:userTask>",
                "flow_fileDispute_evidence</bpmn:outgoing>\n    </bpmn:callActivity>");
    }

    /** The same step under another id, in a version of its own. */
    private Path renamed(String tag) {
        return models(
                SPINE,
                "\"task_fileDispute\"",
                "\"task_openDispute\"",
                SPINE,
                "camunda:versionTag=\"1.0.0\"",
                "camunda:versionTag=\"" + tag + "\"");
    }
}
