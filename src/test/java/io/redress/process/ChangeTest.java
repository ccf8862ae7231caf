package io.redress.process;

import static io.redress.security.Side.BUYER;
import static io.redress.security.Side.SELLER;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.OrderFacts;
import io.redress.RedressTest;
import io.redress.cases.Stage;
import io.redress.cli.CommandLineInterface;
import io.redress.e2e.TestFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What tests of changes have in common: a database of their own, since they deploy; cases at every element where one can
 * wait; the commands, against that database.
 */
@RedressTest(properties = {"redress.demo=true", "redress.demo-data=false", "spring.application.name=change"})
abstract class ChangeTest extends Walks {

    private static final String MIA = "mia";
    private static final Map<String, Object> PARCEL = Map.of("carrier", "DHL", "trackingNumber", "JD0001");

    @Autowired
    private Environment environment;

    @Autowired
    DataSource database;

    @TempDir
    Path folder;

    StringWriter out = new StringWriter();

    private String before = "";

    @BeforeEach
    void rememberWhatIsDeployed() {
        before = current();
    }

    /** Cases first, which nobody can finish without the version that they are in. */
    @AfterEach
    void undeploy() {
        var runtime = engine().getRuntimeService();
        var management = engine().getManagementService();
        management.createBatchQuery().list().forEach(batch -> management.deleteBatch(batch.getId(), true));
        runtime.createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test over"));
        while (!current().equals(before)) {
            engine().getRepositoryService().deleteDeployment(current(), true);
        }
        JdbcClient.create(database).sql("delete from model_release").update();
        JdbcClient.create(database).sql("delete from model_rehearsal").update();
    }

    /** The deployment in which new cases begin. */
    String current() {
        return engine().getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("returnCase")
                .latestVersion()
                .singleResult()
                .getDeploymentId();
    }

    // ---- cases ------------------------------------------------------------------------------------------------------

    /** How to get a case to wait at an element, for each element where cases wait for somebody or for the engine. */
    Map<String, Supplier<CaseWalk>> everyWait() {
        Map<String, Supplier<CaseWalk>> waits = new LinkedHashMap<>();
        waits.put("task_answerRequest", this::damagedLamps);
        waits.put("task_answerOffer", () -> damagedLamps().offers(SELLER, remedy("REPAIR")));
        waits.put("task_continueNegotiation", () -> damagedLamps().rejects(SELLER));
        waits.put("task_fileDispute", () -> damagedLamps().fireTimer("timer_sellerResponse"));
        waits.put("task_buyerEvidence", this::disputed);
        waits.put("task_sellerEvidence", () -> disputed().completesEvidence(BUYER));
        waits.put("task_mediateDispute", () -> damagedLamps().toMediation());
        waits.put("task_answerEvidenceRequest", this::askedForMore);
        waits.put("task_signDecision", this::largeDecided);
        waits.put("task_considerAppeal", this::decided);
        waits.put("task_answerAppeal", this::appealed);
        waits.put(
                "task_answerCrossAppeal",
                () -> answers(appealed().appeals(BUYER, "PROCEDURAL_ERROR", "Unheard."), true));
        waits.put("task_reviewAppeal", () -> answers(appealed(), true));
        waits.put("task_shipReturn", () -> agreed("RETURN_AND_REFUND"));
        waits.put("task_inspectReturn", this::shipped);
        waits.put("task_reviewObjection", this::objected);
        waits.put("task_shipReplacement", () -> agreed("REPLACEMENT"));
        waits.put("task_confirmReceipt", this::replaced);
        waits.put("task_payAward", this::owed);
        waits.put("service_payRefund", () -> agreed("FULL_REFUND"));
        waits.put("service_enforceAward", () -> owed().fireTimer("timer_enforcePayment"));
        return waits;
    }

    private CaseWalk disputed() {
        return damagedLamps().rejects(SELLER).escalates(BUYER);
    }

    private CaseWalk askedForMore() {
        CaseWalk walk = damagedLamps().toMediation();
        walk.command(
                walk.staff(MIA),
                "/evidence-requests",
                Map.of("party", "BUYER", "types", List.of("PHOTO"), "note", "A photo of the socket"));
        return walk;
    }

    private CaseWalk largeDecided() {
        OrderFacts order = order().line("L1", "Machine", 2, "3000.00").paid("6050.00");
        return open(order, "DAMAGED", remedy("FULL_REFUND"))
                .toMediation()
                .decides(MIA, remedy("FULL_REFUND"), "SELLER");
    }

    private CaseWalk decided() {
        return damagedLamps().toMediation().decides(MIA, remedy("PARTIAL_REFUND", "60.00"), "SELLER");
    }

    private CaseWalk appealed() {
        return decided().appeals(SELLER, "RULE_MISAPPLIED", "V12 was misread.");
    }

    private static CaseWalk answers(CaseWalk walk, boolean buyer) {
        walk.command(
                walk.as(buyer ? BUYER : SELLER),
                "/appeals/" + walk.appealId() + "/answer",
                Map.of("statement", "It is right."));
        return walk;
    }

    private CaseWalk agreed(String remedy) {
        return open(order(), "DAMAGED", remedy(remedy)).accepts(SELLER);
    }

    private CaseWalk shipped() {
        CaseWalk walk = agreed("RETURN_AND_REFUND");
        walk.command(walk.as(BUYER), "/return-shipment", PARCEL);
        return walk;
    }

    private CaseWalk objected() {
        CaseWalk walk = shipped();
        String photo = walk.as(SELLER)
                .upload(walk.number().value(), "PHOTO", "bricks.png", "image/png", TestFiles.png("bricks"))
                .expect(201)
                .text("/id");
        walk.command(walk.as(SELLER), "/return-inspection", Map.of("result", "EMPTY", "evidenceIds", List.of(photo)));
        return walk;
    }

    private CaseWalk replaced() {
        CaseWalk walk = agreed("REPLACEMENT");
        walk.command(walk.as(SELLER), "/replacement-shipment", PARCEL);
        return walk;
    }

    /** The platform does not hold the money. */
    private CaseWalk owed() {
        return open(order().paidToTheSeller("1050.00"), "DAMAGED", remedy("FULL_REFUND"))
                .accepts(SELLER)
                .runJob("service_payRefund");
    }

    /** Staff do what only they can; everything else ends by its term. */
    void complete(CaseWalk walk) {
        for (int steps = 0; walk.subject().stage() != Stage.CLOSED; steps++) {
            assertThat(steps).as("steps of %s", walk.number()).isLessThan(40);
            List<String> waits = waitsOf(walk);
            if (waits.contains("task_mediateDispute")) {
                walk.decides(MIA, remedy("FULL_REFUND"), "SELLER");
            } else if (waits.contains("task_signDecision")) {
                walk.command(walk.staff("sofia"), "/decision/signature", Map.of("approve", true));
            } else if (waits.contains("task_reviewAppeal")) {
                walk.command(
                        walk.staff("sofia"),
                        "/appeals/" + walk.appealId() + "/decision",
                        Map.of("outcome", "UPHELD", "reasons", "The rule was read as it stands."));
            } else if (waits.contains("task_reviewObjection")) {
                walk.decides(MIA, remedy("PARTIAL_REFUND", "20.00"), "BUYER");
            } else {
                runNext(walk);
            }
        }
    }

    private void runNext(CaseWalk walk) {
        Job next = engine()
                .getManagementService()
                .createJobQuery()
                .processInstanceIds(Set.copyOf(instancesOf(walk)))
                .list()
                .stream()
                .min(Comparator.comparing(Job::getDuedate))
                .orElseThrow();
        walk.fireTimer(engine().getManagementService()
                .createJobDefinitionQuery()
                .jobDefinitionId(next.getJobDefinitionId())
                .singleResult()
                .getActivityId());
    }

    List<String> instancesOf(CaseWalk walk) {
        return engine()
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(walk.number().value())
                .list()
                .stream()
                .map(instance -> instance.getId())
                .toList();
    }

    /** Tasks and steps that wait for the engine. */
    List<String> waitsOf(CaseWalk walk) {
        List<String> waits = new ArrayList<>();
        engine().getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(walk.number().value())
                .list()
                .forEach(task -> waits.add(task.getTaskDefinitionKey()));
        return waits;
    }

    /** The versions of all processes that a case has running. */
    List<String> versionsOf(CaseWalk walk) {
        return engine()
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(walk.number().value())
                .list()
                .stream()
                .map(instance -> engine().getRepositoryService()
                        .getProcessDefinition(instance.getProcessDefinitionId())
                        .getDeploymentId())
                .toList();
    }

    // ---- models -----------------------------------------------------------------------------------------------------

    /** Our models with places changed, as a folder. */
    Path models(String... filePlaceChange) {
        Map<String, String> models = new TreeMap<>(Models.all());
        for (int i = 0; i < filePlaceChange.length; i += 3) {
            String file = filePlaceChange[i];
            String content = models.get(file);
            assertThat(content).contains(filePlaceChange[i + 1]);
            models.put(file, content.replace(filePlaceChange[i + 1], filePlaceChange[i + 2]));
        }
        return write(models);
    }

    /** Our models in another version, the same otherwise. */
    Path version(String tag) {
        Map<String, String> models = new TreeMap<>(Models.all());
        models.replaceAll((name, content) ->
                content.replace("camunda:versionTag=\"1.0.0\"", "camunda:versionTag=\"" + tag + "\""));
        return write(models);
    }

    private Path write(Map<String, String> models) {
        try {
            Path changed = Files.createTempDirectory(folder, "models");
            for (Map.Entry<String, String> model : models.entrySet()) {
                Path file = changed.resolve(model.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, model.getValue());
            }
            return changed;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    // ---- commands ---------------------------------------------------------------------------------------------------

    /** Runs a command, and gives its exit code; what it said is in {@link #out}. */
    int run(String... words) {
        out = new StringWriter();
        PrintWriter writer = new PrintWriter(out, true);
        return CommandLineInterface.run(writer, writer, arguments(words).toArray(String[]::new));
    }

    /** Runs a command in a program of its own, which can be killed; what it says is in {@code said}. */
    Process start(Path said, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.redress.RedressApplication"));
        command.addAll(arguments(words));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
    }

    private List<String> arguments(String... words) {
        List<String> all = new ArrayList<>(Arrays.asList(words));
        all.add("--spring.datasource.url=" + environment.getProperty("spring.datasource.url"));
        all.add("--spring.datasource.username=" + environment.getProperty("spring.datasource.username"));
        return all;
    }

    // ---- the database -----------------------------------------------------------------------------------------------

    /** What every table holds, row by row, with the transaction that wrote the row and the place where it lies. */
    Map<String, String> everyRow() {
        JdbcClient jdbc = JdbcClient.create(database);
        Map<String, String> rows = new TreeMap<>();
        jdbc.sql("""
                        select table_name from information_schema.tables
                         where table_schema = 'public' and table_type = 'BASE TABLE'
                           and table_name not in ('scheduled_tasks', 'model_rehearsal')
                        """)
                .query(String.class)
                .list()
                .forEach(table -> rows.put(
                        table,
                        jdbc.sql("""
                                select count(*) || ' ' || coalesce(md5(string_agg(
                                       t.ctid::text || t.xmin::text || t::text, ',' order by t.ctid)), '')
                                  from "%s" t
                                """.formatted(table)).query(String.class).single()));
        return rows;
    }
}
