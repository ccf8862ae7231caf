package io.redress.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.cases.CaseNumber;
import io.redress.security.Side;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the engine remembers of cases that have ended, and when it goes. */
class PastHistoryTests extends Walks {

    private static final int KEPT = 730;

    @Autowired
    private HistoryService history;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private PastHistory past;

    @Test
    @DisplayName("it stays for two years after the end of the case, whenever its parts have ended, and then goes whole")
    void countedFromTheEndOfTheCase() {
        CaseNumber old = closed();
        CaseNumber younger = closed();
        long parts = partsOf(old);
        String root = rootOf(old);
        endedEarlier(old, "super_process_instance_id_ is null", KEPT + 1);
        endedEarlier(younger, "super_process_instance_id_ is null", KEPT - 1);
        endedEarlier(younger, "super_process_instance_id_ is not null", KEPT + 1);
        long stays = partsOf(younger);

        assertThat(past.removeSome()).isEqualTo(1);

        assertThat(parts).isGreaterThan(1);
        assertThat(partsOf(old)).isZero();
        assertThat(activitiesOf(root)).isZero();
        assertThat(partsOf(younger)).isEqualTo(stays);
        assertThat(activitiesOf(rootOf(younger))).isPositive();
        assertThat(past.removeSome()).isZero();
    }

    @Test
    @DisplayName("a case that runs has its history, however long it runs")
    void whatRunsKeepsIt() {
        CaseWalk walk = damagedLamps();
        endedEarlier(walk.number(), "true", 10 * KEPT);

        past.removeSome();

        assertThat(partsOf(walk.number())).isPositive();
    }

    @Test
    @DisplayName("a case under legal hold keeps it, and keeps no other from going")
    void whatIsHeldKeepsIt() {
        CaseNumber held = closed();
        CaseNumber later = closed();
        endedEarlier(held, "true", 2 * KEPT);
        endedEarlier(later, "true", KEPT + 1);
        jdbc.update("update return_case set held = true where number = ?", held.value());

        past.removeSome();

        assertThat(partsOf(held)).isPositive();
        assertThat(partsOf(later)).isZero();

        jdbc.update("update return_case set held = false where number = ?", held.value());
        past.removeSome();

        assertThat(partsOf(held)).isZero();
    }

    @Test
    @DisplayName("it goes by night, and only while the service does not stand still for the sandbox")
    void byNight() {
        CaseNumber old = closed();
        endedEarlier(old, "true", KEPT + 1);
        Duration now = Duration.ofNanos(
                clock.instant().atOffset(ZoneOffset.UTC).toLocalTime().toNanoOfDay());
        PastHistory later = at(now.plusHours(1));
        PastHistory tonight = at(now.minusMinutes(1));

        later.look();
        assertThat(partsOf(old)).isPositive();
        tonight.pause();
        tonight.look();
        assertThat(partsOf(old)).isPositive();
        tonight.resume();
        tonight.look();
        assertThat(partsOf(old)).isZero();
    }

    /** One whose night begins then, and lasts an hour. */
    private PastHistory at(Duration begin) {
        LocalTime from = LocalTime.MIDNIGHT.plus(begin);
        return new PastHistory(
                context.getBean(JdbcClient.class), history, transaction, clock, from, from.plusMinutes(30));
    }

    private CaseNumber closed() {
        CaseWalk walk = damagedLamps().accepts(Side.SELLER);
        EngineState engine = new EngineState(context);
        for (Optional<EngineState.Waiting> job = engine.nextJob(walk.number());
                job.isPresent();
                job = engine.nextJob(walk.number())) {
            engine.execute(job.get());
        }
        assertThat(engine.runs(walk.number())).isFalse();
        return walk.number();
    }

    private void endedEarlier(CaseNumber number, String which, int days) {
        jdbc.update(
                "update act_hi_procinst set start_time_ = start_time_ - ?::integer * interval '1 day',"
                        + " end_time_ = end_time_ - ?::integer * interval '1 day' where business_key_ = ? and " + which,
                days,
                days,
                number.value());
    }

    private long partsOf(CaseNumber number) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .count();
    }

    private String rootOf(CaseNumber number) {
        return jdbc.queryForObject(
                "select distinct root_proc_inst_id_ from act_hi_procinst where business_key_ = ?",
                String.class,
                number.value());
    }

    private long activitiesOf(String root) {
        return jdbc.queryForObject(
                "select count(*) from act_hi_actinst where root_proc_inst_id_ = ?", Long.class, root);
    }
}
