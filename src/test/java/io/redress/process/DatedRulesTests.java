package io.redress.process;

import static io.redress.security.Side.SELLER;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.cli.OpenInstallation;
import io.redress.policy.DeadlineName;
import io.redress.policy.OpenedUnder;
import io.redress.policy.RuleTables;
import io.redress.policy.Ruling;
import io.redress.policy.Rulings;
import io.redress.process.change.DeployedTables;
import io.redress.time.Sandbox;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** The buyer's term to answer is three days in our models; of others it is told that it is four, five or six. */
@DisplayName("rule tables that apply from a day on")
class DatedRulesTests extends ChangeTest {

    private static final String DEADLINES = "rules/deadlines.dmn";
    private static final String FREIGHT = "rules/freight.dmn";
    private static final String TERM = "rule_N1_buyer_then_term\">\n          <text>\"P3D\"";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Sandbox sandbox;

    @Autowired
    private Clock clock;

    @Autowired
    private Rulings rulings;

    @Autowired
    private DeployedTables deployed;

    @Autowired
    private TransactionTemplate transaction;

    @Override
    int run(String... words) {
        out = new StringWriter();
        return new OpenInstallation(context).run(new PrintWriter(out, true), words);
    }

    @Test
    @DisplayName(
            "a case that was opened before the day keeps its tables, one that is opened from then on has the new ones")
    void beforeAndAfterTheDay() {
        CaseWalk before = damagedLamps();
        LocalDate day = tomorrow();
        release(deadlines(4), "1.0.1", "--from", day.toString());
        assertThat(out.toString())
                .contains("Release 1.0.1 is deployed: its tables apply from " + day
                        + " on (00:00 in UTC). 1 cases were running.")
                .contains(
                        "It changes rules/deadlines.dmn. Cases opened before keep the tables under which they were opened.")
                .contains("All cases run in the newest versions.");
        CaseWalk lastDay = damagedLamps();
        assertThat(List.of(term(before), term(lastDay))).containsOnly(3);
        run("process", "releases");
        assertThat(out.toString()).contains("1.0.1: scheduled, applies from " + day + " on (00:00 in UTC)");

        goTo(day);
        CaseWalk after = damagedLamps();
        assertThat(List.of(term(before), term(lastDay), term(after))).containsExactly(3, 3, 4);
        assertThat(run("process", "releases")).isZero();
        assertThat(out.toString())
                .contains("1.0.1: in force since " + day + " 00:00")
                .contains("  new cases have its tables rules/deadlines.dmn\n")
                .contains("  changes rules/deadlines.dmn, for cases opened from then on")
                .contains(" by ana: A longer term");
    }

    @Test
    @DisplayName("the ruling of a case keeps the version that was applied, before the day and long after it")
    void rulingsKeepTheVersion() {
        CaseWalk before = damagedLamps();
        LocalDate day = tomorrow();
        release(
                models(FREIGHT, "versionTag=\"1.0.0\"", "versionTag=\"1.1.0\"").toString(),
                "1.0.1",
                "--from",
                day.toString());
        goTo(day);
        before.accepts(SELLER);
        assertThat(freight(before))
                .hasSize(2)
                .allSatisfy(ruling -> assertThat(ruling.versionTag()).isEqualTo("1.0.0"));
        CaseWalk after = damagedLamps();
        assertThat(freight(after))
                .isNotEmpty()
                .allSatisfy(ruling -> assertThat(ruling.versionTag()).isEqualTo("1.1.0"));
    }

    @Test
    @DisplayName("a release that says so reaches open cases on its day, and that is kept")
    void forOpenCases() {
        CaseWalk open = damagedLamps();
        LocalDate day = tomorrow();
        release(deadlines(4), "1.0.1", "--from", day.toString(), "--for-open-cases");
        assertThat(out.toString()).contains("Cases that are open then have its tables too.");
        assertThat(term(open)).isEqualTo(3);
        goTo(day);
        assertThat(term(open)).isEqualTo(4);
        run("process", "releases");
        assertThat(out.toString()).contains("changes rules/deadlines.dmn, for open cases too");
    }

    @Test
    @DisplayName("without a day tables apply at once, to new cases, and to open ones if it is said")
    void atOnce() {
        CaseWalk open = damagedLamps();
        release(deadlines(4), "1.0.1");
        assertThat(out.toString()).contains("Open cases keep the tables under which they were opened.");
        CaseWalk fresh = damagedLamps();
        assertThat(List.of(term(open), term(fresh))).containsExactly(3, 4);

        assertThat(deploy(deadlines(4), "1.0.2")).isEqualTo(1);
        assertThat(out.toString()).contains("New cases begin in exactly these models already.");
        release(deadlines(4), "1.0.2", "--for-open-cases");
        assertThat(List.of(term(open), term(fresh))).containsExactly(4, 4);
    }

    @Test
    @DisplayName(
            "two days after one another, deployed the other way round, and a correction of another table meanwhile")
    void severalDays() {
        LocalDate first = tomorrow();
        LocalDate second = first.plusDays(1);
        release(deadlines(5), "1.0.1", "--from", second.toString());
        release(deadlines(4), "1.0.2", "--from", first.toString());
        assertThat(out.toString())
                .contains("Release 1.0.1 waits for its day: from " + second
                        + " on (00:00 in UTC) it changes rules/deadlines.dmn.");
        release(models(FREIGHT, "versionTag=\"1.0.0\"", "versionTag=\"1.1.0\"").toString(), "1.0.3");
        CaseWalk before = damagedLamps();
        goTo(first);
        CaseWalk between = damagedLamps();
        goTo(second);
        CaseWalk after = damagedLamps();
        assertThat(List.of(term(before), term(between), term(after))).containsExactly(3, 4, 5);
        assertThat(freight(after))
                .allSatisfy(ruling -> assertThat(ruling.versionTag())
                        .as("what the scheduled releases did not change")
                        .isEqualTo("1.1.0"));
    }

    @Test
    @DisplayName("taken back before its day, a release never applies; repeated, it is done once")
    void takenBackBeforeItsDay() {
        LocalDate day = tomorrow();
        release(deadlines(4), "1.0.1", "--from", day.toString());
        String deployment = current();
        assertThat(deploy(deadlines(4), "1.0.1", "--from", day.toString())).isZero();
        assertThat(out.toString())
                .contains("Release 1.0.1 is deployed already: its tables apply from " + day + " on (00:00 in UTC).");
        assertThat(current()).isEqualTo(deployment);

        assertThat(rollBack()).as("%s", out).isZero();
        assertThat(out.toString())
                .contains("Release 1.0.1 was to apply from " + day
                        + " on (00:00 in UTC). It is taken back, and never applies.");
        goTo(day);
        assertThat(term(damagedLamps())).isEqualTo(3);
        run("process", "releases");
        assertThat(out.toString()).contains("1.0.1: taken back before " + day + " by dev: It was wrong");
        assertThat(rollBack()).isEqualTo(1);
        assertThat(out.toString()).contains("There is no version before this one.");
    }

    @Test
    @DisplayName("one of several that wait for their day is taken back by its version")
    void takenBackByItsVersion() {
        LocalDate day = tomorrow();
        release(deadlines(4), "1.0.1", "--from", day.toString());
        release(deadlines(5), "1.0.2", "--from", day.plusDays(1).toString());
        assertThat(rollBack("--tag", "1.0.3")).isEqualTo(1);
        assertThat(out.toString()).contains("No release 1.0.3 waits for its day.");
        assertThat(rollBack("--tag", "1.0.1")).as("%s", out).isZero();
        goTo(day);
        assertThat(term(damagedLamps())).isEqualTo(3);
        goTo(day.plusDays(1));
        assertThat(term(damagedLamps())).isEqualTo(5);
    }

    @Test
    @DisplayName("taken back after its day, its cases keep its tables, unless it is said that they do not")
    void takenBackAfterItsDay() {
        LocalDate day = tomorrow();
        release(deadlines(4), "1.0.1", "--from", day.toString());
        release(deadlines(6), "1.0.2", "--from", day.plusDays(5).toString());
        goTo(day);
        CaseWalk during = damagedLamps();
        assertThat(rollBack("--tag", "1.0.2")).isZero();
        assertThat(rollBack()).as("%s", out).isZero();
        assertThat(out.toString())
                .contains("New cases begin in the models of before again")
                .contains("Open cases keep the tables under which they were opened.");
        assertThat(List.of(term(during), term(damagedLamps()))).containsExactly(4, 3);

        release(deadlines(5), "1.0.3");
        CaseWalk again = damagedLamps();
        assertThat(rollBack("--for-open-cases")).as("%s", out).isZero();
        assertThat(List.of(term(during), term(again), term(damagedLamps())))
                .as("%s", out)
                .containsOnly(3);
    }

    @Test
    @DisplayName(
            "refuses a day that has begun, diagrams and forms, what applies then already, and a version that is taken")
    void refuses() {
        String before = current();
        LocalDate today = tomorrow().minusDays(1);
        assertThat(deploy(deadlines(4), "1.0.1", "--from", today.toString())).isEqualTo(1);
        assertThat(out.toString()).contains(today + " is no day to come: cases were opened since under other tables");
        assertThat(deploy(deadlines(4), "1.0.1", "--from", "soon")).isEqualTo(2);
        assertThat(deploy(
                        version("1.0.1").toString(),
                        "1.0.1",
                        "--from",
                        tomorrow().toString()))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("Only tables can apply from a day on, and this differs from what new cases begin in:")
                .contains("return-case.bpmn");
        assertThat(deploy(models().toString(), "1.0.1", "--from", tomorrow().toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("From " + tomorrow() + " on exactly these tables apply already.");
        assertThat(current()).isEqualTo(before);
        release(deadlines(4), "1.0.1", "--from", tomorrow().toString());
        assertThat(deploy(deadlines(5), "1.0.1", "--from", tomorrow().toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("There is a release 1.0.1 already.");
    }

    @Test
    @DisplayName("while cases run, dated tables are rehearsed as any others")
    void wantsARehearsal() {
        damagedLamps();
        assertThat(deploy(deadlines(4), "1.0.1", "--from", tomorrow().toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("exactly these models were never rehearsed");
    }

    @Test
    @DisplayName(
            "another node notices what this one has deployed and taken back, and asks the database once in a transaction")
    void twoNodes() {
        RuleTables other = new DmnRuleTables(engine(), deployed, clock);
        assertThat(term(other)).isEqualTo("P3D");
        LocalDate day = tomorrow();
        release(deadlines(4), "1.0.1", "--from", day.toString());
        assertThat(term(other)).isEqualTo("P3D");
        release(deadlines(5), "1.0.2", "--from", day.toString());
        assertThat(rollBack()).isZero();
        goTo(day);
        assertThat(term(other)).isEqualTo("P4D");
    }

    @Test
    @DisplayName("a case that is opened while tables are being deployed keeps what it was opened with")
    void openedMeanwhile() {
        String models = deadlines(4);
        AtomicReference<CaseWalk> meanwhile = new AtomicReference<>();
        transaction.executeWithoutResult(status -> {
            context.getBean(ProcessRelease.class)
                    .deploy(
                            ModelFiles.of(List.of(Path.of(models))),
                            "1.0.1",
                            "ana",
                            "A longer term",
                            null,
                            new ProcessRelease.Scope(null, false, false));
            meanwhile.set(CompletableFuture.supplyAsync(this::damagedLamps).join());
        });
        assertThat(List.of(term(meanwhile.get()), term(damagedLamps()))).containsExactly(3, 4);
    }

    // ---- what they share --------------------------------------------------------------------------------------------

    private String deadlines(int days) {
        return models(DEADLINES, TERM, TERM.replace("P3D", "P" + days + "D")).toString();
    }

    private void release(String models, String tag, String... options) {
        assertThat(run("process", "rehearse", models)).as("%s", out).isZero();
        assertThat(deploy(models, tag, options)).as("%s", out).isZero();
    }

    private int deploy(String models, String tag, String... options) {
        return run(words(
                List.of("process", "deploy", models, "--tag", tag, "--author", "ana", "--reason", "A longer term"),
                options));
    }

    private int rollBack(String... options) {
        return run(words(List.of("process", "rollback", "--author", "dev", "--reason", "It was wrong"), options));
    }

    private static String[] words(List<String> words, String... options) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(options));
        return all.toArray(String[]::new);
    }

    private LocalDate tomorrow() {
        return LocalDate.ofInstant(clock.instant(), UTC).plusDays(1);
    }

    private void goTo(LocalDate day) {
        sandbox.advance(Duration.between(clock.instant(), day.atStartOfDay(UTC).toInstant()));
    }

    /** How many days the buyer is given to answer an offer that the seller makes now. */
    private int term(CaseWalk walk) {
        walk.offers(SELLER, remedy("REPAIR"));
        return (int) Duration.between(walk.subject().updatedAt(), walk.dueAt(DeadlineName.BUYER_RESPONSE))
                .plusMinutes(5)
                .toDays();
    }

    private static String term(RuleTables node) {
        return node.evaluate("deadlines", OpenedUnder.TODAY, Map.of("deadline", "BUYER_RESPONSE", "safety", false))
                .hits()
                .get(0)
                .text("term");
    }

    private List<Ruling> freight(CaseWalk walk) {
        return rulings.of(walk.number().value()).stream()
                .filter(ruling -> ruling.table().equals("freight"))
                .toList();
    }
}
