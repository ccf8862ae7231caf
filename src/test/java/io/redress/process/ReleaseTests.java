package io.redress.process;

import static io.redress.security.Side.SELLER;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.cli.OpenInstallation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("process deploy, migrate, rollback")
class ReleaseTests extends ChangeTest {

    private static final String SPINE = "return-case.bpmn";

    /** Of each element where cases wait; the requirement asks for 1,000 in all. */
    private static final int CASES_A_WAIT = Boolean.getBoolean("redress.soak") ? 48 : 1;

    @Autowired
    private ApplicationContext context;

    /** Here in the context of the test; that commands find an installation by themselves, rehearsals and the kill show. */
    @Override
    int run(String... words) {
        out = new StringWriter();
        return new OpenInstallation(context).run(new PrintWriter(out, true), words);
    }

    // ---- deploy -----------------------------------------------------------------------------------------------------

    @Test
    @DisplayName("deploys what is checked, and keeps the version, who did it and why")
    void deploys() {
        String models = version("1.0.1").toString();
        assertThat(deploy(models, "1.0.1")).as("%s", out).isZero();
        assertThat(out.toString()).contains("Release 1.0.1 is deployed");
        assertThat(JdbcClient.create(database)
                        .sql("""
                                select r.version_tag || ' ' || r.author || ' ' || r.reason || ' ' || d.deployed_by
                                  from model_release r join model_deployment d using (deployment_id)
                                 where r.deployment_id = ?
                                """)
                        .param(current())
                        .query(String.class)
                        .single())
                .isEqualTo("1.0.1 dev Shorter words dev");
        assertThat(deploy(models, "1.0.2")).isEqualTo(1);
        assertThat(out.toString()).contains("New cases begin in exactly these models already.");
        assertThat(deploy(version("1.0.2").toString(), "1.0.1")).isEqualTo(1);
        assertThat(out.toString()).contains("There is a release 1.0.1 already.");
    }

    @Test
    @DisplayName("refuses what the check finds, what has changed without a version, and what is no version")
    void refuses() {
        String before = current();
        assertThat(deploy(models(SPINE, "${closeCase}", "${closeTheCase}").toString(), "1.0.1"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("return-case.bpmn", "(service_closeCase)", "Nothing was deployed.");
        assertThat(deploy(
                        models(SPINE, "name=\"File dispute\"", "name=\"Open dispute\"")
                                .toString(),
                        "1.0.1"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("return-case.bpmn has changed and is still version 1.0.0");
        assertThat(deploy(version("1.0.1").toString(), "next")).isEqualTo(1);
        assertThat(out.toString()).contains("\"next\" is no version.");
        assertThat(current()).isEqualTo(before);
    }

    @Test
    @DisplayName("refuses, while cases run, what was not rehearsed as it is, lately, and without stranded cases")
    void wantsARehearsal() {
        everyWait().get("task_fileDispute").get();
        String models = version("1.0.1").toString();
        assertThat(deploy(models, "1.0.1")).isEqualTo(1);
        assertThat(out.toString()).contains("exactly these models were never rehearsed");

        assertThat(run("process", "rehearse", version("1.0.2").toString())).isZero();
        assertThat(deploy(models, "1.0.1")).as("another content").isEqualTo(1);

        assertThat(run("process", "rehearse", models)).isZero();
        assertThat(deploy(version("1.0.2").toString(), "1.0.2")).as("%s", out).isZero();
        assertThat(deploy(models, "1.0.1")).as("on another basis").isEqualTo(1);
        assertThat(out.toString()).contains("Something else was deployed");
    }

    @Test
    @DisplayName(
            "a call with another id is found by the rehearsal, and its cases move with the mapping that it suggests")
    void renamedCall() {
        CaseWalk walk = damagedLamps();
        String models = models(
                        SPINE,
                        "\"call_sellerNegotiation\"",
                        "\"call_negotiateRemedy\"",
                        SPINE,
                        "camunda:versionTag=\"1.0.0\"",
                        "camunda:versionTag=\"1.0.1\"")
                .toString();
        assertThat(run("process", "rehearse", models)).isEqualTo(1);
        assertThat(out.toString())
                .contains("call_sellerNegotiation: call_negotiateRemedy")
                .contains("at call activity \"Negotiate remedy\" (call_sellerNegotiation) need a mapping")
                .contains(walk.number().value());
        assertThat(deploy(models, "1.0.1")).isEqualTo(1);
        assertThat(out.toString()).contains("The rehearsal found cases that would be stranded: 1.");

        String mapping = mapping("returnCase:\n  call_sellerNegotiation: call_negotiateRemedy\n")
                .toString();
        assertThat(run("process", "rehearse", models, "--mapping", mapping))
                .as("%s", out)
                .isZero();
        assertThat(deploy(models, "1.0.1", "--mapping", mapping)).as("%s", out).isZero();
        assertThat(versionsOf(walk)).hasSize(2).containsOnly(current());
        walk.accepts(SELLER);
        complete(walk);
    }

    @Test
    @DisplayName("a rehearsal with another mapping does not count, neither to deploy nor to migrate")
    void wantsARehearsalOfTheMapping() {
        CaseWalk walk = damagedLamps();
        String before = current();
        String models = models(
                        SPINE,
                        "\"call_sellerNegotiation\"",
                        "\"call_negotiateRemedy\"",
                        SPINE,
                        "camunda:versionTag=\"1.0.0\"",
                        "camunda:versionTag=\"1.1.0\"")
                .toString();
        Path mapping = mapping("returnCase:\n  call_sellerNegotiation: call_negotiateRemedy\n");
        assertThat(run("process", "rehearse", models, "--mapping", mapping.toString()))
                .as("%s", out)
                .isZero();
        assertThat(deploy(models, "1.1.0")).as("without the mapping").isEqualTo(1);
        assertThat(out.toString()).contains("rehearsed with another mapping only");
        mapping("returnCase:\n  call_sellerNegotiation: call_mediation\n");
        assertThat(deploy(models, "1.1.0", "--mapping", mapping.toString()))
                .as("with another")
                .isEqualTo(1);
        assertThat(out.toString()).contains("rehearsed with another mapping only");
        mapping("- no mapping");
        assertThat(deploy(models, "1.1.0", "--mapping", mapping.toString())).isEqualTo(2);
        assertThat(current()).as("nothing was deployed").isEqualTo(before);

        assertThat(run("process", "rehearse", models)).isEqualTo(1);
        assertThat(deploy(models, "1.1.0", "--leave-behind")).as("%s", out).isZero();
        mapping("returnCase:\n  call_sellerNegotiation: call_mediation\n");
        for (String way : List.of("--no-wait", "--resume")) {
            assertThat(run("process", "migrate", way, "--mapping", mapping.toString()))
                    .isEqualTo(2);
            assertThat(out.toString()).contains("rehearsed with another mapping only");
        }
        assertThat(versionsOf(walk)).contains(before);

        mapping("# The same, in other words.\n{returnCase: {call_sellerNegotiation: call_negotiateRemedy}}");
        assertThat(run("process", "migrate", "--mapping", mapping.toString()))
                .as("%s", out)
                .isZero();
        assertThat(versionsOf(walk)).hasSize(2).containsOnly(current());
        walk.accepts(SELLER);
        complete(walk);
    }

    // ---- migrate ----------------------------------------------------------------------------------------------------

    @Test
    @DisplayName(
            "a patch moves cases at every element by itself; killed in the middle and repeated, all arrive, and all complete their path")
    void killedAndRepeated() throws Exception {
        Stages stages = new Stages();
        List<CaseWalk> walks = new ArrayList<>();
        Map<String, Supplier<CaseWalk>> waits = everyWait();
        waits.values().forEach(bring -> {
            for (int i = 0; i < CASES_A_WAIT; i++) {
                walks.add(bring.get());
            }
        });
        stages.end("brought there");
        String models = version("1.0.1").toString();
        assertThat(run("process", "rehearse", models)).as("%s", out).isZero();
        assertThat(out.toString()).contains(walks.size() + " running cases rehearsed, none would be stranded");
        stages.end("rehearsed");
        String before = current();

        Path said = folder.resolve("deploy.log");
        Process process =
                start(said, "process", "deploy", models, "--tag", "1.0.1", "--author", "dev", "--reason", "Why not");
        while (process.isAlive() && (current().equals(before) || moved() < walks.size() / 3)) {
            Thread.onSpinWait();
        }
        process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        long moved = moved();
        long waiting = waiting();
        assertThat(waiting)
                .as("left behind by the kill; %s", Files.readString(said))
                .isPositive();
        stages.end("deployed, and killed at " + moved + " of " + (moved + waiting) + " processes");

        assertThat(run("process", "migrate")).as("%s", out).isZero();
        assertThat(out.toString()).contains("All cases run in the newest versions.");
        stages.end("the rest moved");
        String now = current();
        assertThat(now).isNotEqualTo(before);
        assertThat(walks)
                .allSatisfy(walk -> assertThat(versionsOf(walk)).isNotEmpty().containsOnly(now));
        assertThat(engine().getManagementService().createBatchQuery().count()).isZero();
        walks.forEach(this::complete);
        assertThat(walks).allSatisfy(walk -> assertThat(instancesOf(walk)).isEmpty());
        stages.end("all closed");
        System.out.printf("%,d cases at %d elements: %s%n", walks.size(), waits.size(), stages);
    }

    /** What took how long; for people, nothing is asserted of it. */
    private static final class Stages {

        private final StringJoiner said = new StringJoiner(", ");
        private Instant begin = Instant.now();

        void end(String what) {
            Instant now = Instant.now();
            said.add(what + " (" + Duration.between(begin, now).toSeconds() + " s)");
            begin = now;
        }

        @Override
        public String toString() {
            return said.toString();
        }
    }

    @Test
    @DisplayName("a minor step is taken with a mapping file only, a major one never")
    void policy() throws IOException {
        CaseWalk walk = damagedLamps();
        String before = current();
        release("1.1.0");
        assertThat(out.toString())
                .contains("stay in version 1.0.0", "A minor step", walk.number().value());
        assertThat(versionsOf(walk)).containsOnly(before);

        Path mapping = folder.resolve("mapping.yaml");
        Files.writeString(mapping, "# Nothing has another id.\n{}\n");
        assertThat(run("process", "migrate", "--mapping", mapping.toString()))
                .as("%s", out)
                .isZero();
        assertThat(versionsOf(walk)).containsOnly(current());

        String minor = current();
        release("2.0.0");
        assertThat(out.toString()).contains("Cases do not move over a major step");
        assertThat(run("process", "migrate", "--mapping", mapping.toString())).isEqualTo(1);
        assertThat(versionsOf(walk)).containsOnly(minor);
        complete(walk);
    }

    @Test
    @DisplayName("it can be spread over time, paused by one and resumed by another")
    void pausedAndResumed() {
        CaseWalk walk = damagedLamps();
        CaseWalk other = damagedLamps().toMediation();
        String before = current();
        release("1.1.0");
        Path mapping = mapping("{}");

        assertThat(run("process", "migrate", "--mapping", mapping.toString(), "--per-minute", "2", "--no-wait"))
                .isZero();
        assertThat(out.toString()).contains("0 of 4 processes moved");
        assertThat(run("process", "migrate", "--pause")).isZero();
        assertThat(run("process", "migrate")).isZero();
        assertThat(out.toString()).contains("paused", "--resume");
        assertThat(versionsOf(walk)).containsOnly(before);

        List<Job> jobs = engine().getManagementService().createBatchQuery().list().stream()
                .flatMap(batch -> engine()
                        .getManagementService()
                        .createJobQuery()
                        .jobDefinitionId(batch.getBatchJobDefinitionId())
                        .list()
                        .stream())
                .sorted(Comparator.comparing(Job::getDuedate))
                .toList();
        assertThat(jobs).hasSize(4);
        assertThat(Duration.between(
                        jobs.get(0).getDuedate().toInstant(),
                        jobs.get(3).getDuedate().toInstant()))
                .as("two a minute, over all batches")
                .isEqualTo(Duration.ofSeconds(90));
        jobs.forEach(job -> engine().getManagementService().setJobDuedate(job.getId(), job.getCreateTime()));
        assertThat(run("process", "migrate", "--resume", "--mapping", mapping.toString()))
                .as("%s", out)
                .isZero();
        assertThat(versionsOf(walk)).containsOnly(current());
        assertThat(versionsOf(other)).containsOnly(current());
        assertThat(run("process", "migrate", "--status")).isZero();
        assertThat(out.toString()).contains("Nothing is being moved.");
    }

    @Test
    @DisplayName("tells which cases cannot move, where they wait and why")
    void tellsWhatIsLeft() {
        CaseWalk stuck = everyWait().get("task_fileDispute").get();
        CaseWalk free = damagedLamps();
        String before = current();
        engine().getRepositoryService()
                .createDeployment()
                .name("from Modeler")
                .addString(SPINE, Models.all().get(SPINE).replace("\"task_fileDispute\"", "\"task_openDispute\""))
                .addString("forms/file-dispute.form", Models.all().get("forms/file-dispute.form"))
                .addString("forms/consider-appeal.form", Models.all().get("forms/consider-appeal.form"))
                .deploy();
        assertThat(run("process", "migrate")).as("%s", out).isEqualTo(1);
        assertThat(out.toString())
                .contains("1 of \"returnCase\" stay in version 1.0.0")
                .contains(
                        "At user task \"File dispute\" (task_fileDispute): Nothing in the new diagram takes its place.")
                .contains(stuck.number().value())
                .doesNotContain(free.number().value());
        assertThat(versionsOf(stuck)).contains(before);
        assertThat(versionsOf(free)).contains(current());
        assertThat(engine().getRuntimeService().createIncidentQuery().count()).isZero();
    }

    // ---- rollback ---------------------------------------------------------------------------------------------------

    @Test
    @DisplayName("new cases begin in the version of before, the others stay, and all complete their path")
    void rollsBack() {
        CaseWalk old = damagedLamps();
        String before = current();
        release("2.0.0");
        String bad = current();
        CaseWalk during = damagedLamps();

        assertThat(run("process", "rollback", "--author", "dev", "--reason", "It was wrong"))
                .as("%s", out)
                .isZero();
        CaseWalk after = damagedLamps();
        assertThat(versionsOf(old)).containsOnly(before);
        assertThat(versionsOf(during)).containsOnly(bad);
        assertThat(versionsOf(after)).containsOnly(current()).doesNotContain(bad);
        assertThat(tagOf(after)).isEqualTo("1.0.0");
        assertThat(JdbcClient.create(database)
                        .sql("select restores from model_release where deployment_id = ?")
                        .param(current())
                        .query(String.class)
                        .single())
                .isEqualTo(before);
        ModelDeployment.deploy(engine().getRepositoryService(), ModelDeployment.models());
        assertThat(tagOf(damagedLamps())).as("after a start").isEqualTo("1.0.0");

        for (CaseWalk walk : List.of(old, during, after)) {
            walk.accepts(SELLER);
            complete(walk);
        }
        assertThat(run("process", "rollback", "--author", "dev", "--reason", "Further"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("There is no version before this one.");
    }

    // ---- start ------------------------------------------------------------------------------------------------------

    @Test
    @DisplayName("two nodes that start together deploy once")
    void twoNodesDeployOnce() throws Exception {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine().getProcessEngineConfiguration();
        // Within one program threads would wait for each other; two programs have only the database.
        configuration.setDeploymentSynchronized(false);
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            long before =
                    engine().getRepositoryService().createDeploymentQuery().count();
            SortedMap<String, Resource> models = new TreeMap<>();
            Models.all()
                    .forEach((name, content) -> models.put(
                            name,
                            new ByteArrayResource(
                                    content.replace("camunda:versionTag=\"1.0.0\"", "camunda:versionTag=\"1.0.9\"")
                                            .getBytes(StandardCharsets.UTF_8))));
            CyclicBarrier start = new CyclicBarrier(2);
            Callable<Void> node = () -> {
                start.await(10, TimeUnit.SECONDS);
                ModelDeployment.deploy(engine().getRepositoryService(), models);
                return null;
            };
            for (Future<Void> one : List.of(nodes.submit(node), nodes.submit(node))) {
                one.get(60, TimeUnit.SECONDS);
            }
            assertThat(engine().getRepositoryService().createDeploymentQuery().count())
                    .isEqualTo(before + 1);
        } finally {
            nodes.shutdownNow();
            configuration.setDeploymentSynchronized(true);
        }
    }

    // ---- what they share --------------------------------------------------------------------------------------------

    private int deploy(String models, String tag, String... more) {
        List<String> words = new ArrayList<>(
                List.of("process", "deploy", models, "--tag", tag, "--author", "dev", "--reason", "Shorter words"));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    /** Rehearses and deploys all models in another version. */
    private void release(String tag) {
        String models = version(tag).toString();
        assertThat(run("process", "rehearse", models)).as("%s", out).isZero();
        assertThat(deploy(models, tag)).as("%s", out).isZero();
        assertThat(out.toString()).contains("Release " + tag + " is deployed");
    }

    private Path mapping(String content) {
        try {
            return Files.writeString(folder.resolve("mapping.yaml"), content);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private String tagOf(CaseWalk walk) {
        return engine().getRepositoryService()
                .getProcessDefinition(walk.instance("returnCase").getProcessDefinitionId())
                .getVersionTag();
    }

    /** Instances that run in the newest versions. */
    private long moved() {
        return engine().getRuntimeService()
                .createProcessInstanceQuery()
                .deploymentId(current())
                .count();
    }

    private long waiting() {
        return engine().getRuntimeService().createProcessInstanceQuery().count() - moved();
    }

    /** Kept together so that a new wait is not forgotten. */
    @Test
    @DisplayName("every task at which a case can wait is among those that are moved")
    void everyWaitIsMoved() {
        Map<String, ?> waits = everyWait();
        assertThat(waits.keySet()).contains(StepTasks.keysOf(step -> true));
    }
}
