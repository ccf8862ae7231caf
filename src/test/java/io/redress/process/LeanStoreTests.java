package io.redress.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.redress.cases.CaseNumber;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What the engine's own way of asking and writing gives, ours gives, too. */
class LeanStoreTests extends Walks {

    /** More changes than go into one statement. */
    private static final int MANY = 2_000;

    private static final String MIA = "mia";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    @DisplayName("a command that changes more than a statement takes changes all of it")
    void manyChanges() {
        String instance = instanceOf(damagedLamps().number());
        Map<String, Object> many = IntStream.range(0, MANY)
                .boxed()
                .collect(Collectors.toMap(
                        "note%04d"::formatted, number -> "n" + number, (one, other) -> one, TreeMap::new));

        runtime.setVariables(instance, many);
        assertThat(runtime.getVariables(instance)).containsAllEntriesOf(many);

        many.replaceAll((name, value) -> value + " again");
        runtime.setVariables(instance, many);
        assertThat(runtime.getVariables(instance)).containsAllEntriesOf(many);

        runtime.removeVariables(instance, many.keySet());
        assertThat(runtime.getVariables(instance)).doesNotContainKeys("note0000", "note1999");
    }

    @Test
    @DisplayName("what somebody else changed meanwhile is noticed at the end of a command, and nothing of it stays")
    void changedMeanwhile() {
        CaseNumber number = damagedLamps().number();
        String instance = instanceOf(number);
        Task task = tasks.createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .listPage(0, 1)
                .get(0);

        assertThatExceptionOfType(OptimisticLockingException.class)
                .isThrownBy(() -> command().execute(context -> {
                    TaskEntity read = context.getTaskManager().findTaskById(task.getId());
                    inAnotherTransaction("update act_ru_task set rev_ = rev_ + 1 where id_ = ?", task.getId());
                    read.setPriority(7);
                    runtime.setVariable(instance, "note", "of the loser");
                    return null;
                }));

        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getPriority())
                .isEqualTo(task.getPriority());
        assertThat(runtime.getVariable(instance, "note")).isNull();
    }

    @Test
    @DisplayName("of several rows that are to be deleted together, one that somebody else changed is noticed")
    void oneOfSeveralChangedMeanwhile() {
        String instance = instanceOf(damagedLamps().number());
        Map<String, Object> notes = Map.of("note1", "one", "note2", "two", "note3", "three");
        runtime.setVariables(instance, notes);

        assertThatExceptionOfType(OptimisticLockingException.class)
                .isThrownBy(() -> command().execute(context -> {
                    assertThat(runtime.getVariables(instance)).containsAllEntriesOf(notes);
                    inAnotherTransaction("update act_ru_variable set rev_ = rev_ + 1 where name_ = ?", "note2");
                    runtime.removeVariables(instance, notes.keySet());
                    return null;
                }));

        assertThat(runtime.getVariables(instance)).containsAllEntriesOf(notes);
        runtime.removeVariables(instance, notes.keySet());
        assertThat(runtime.getVariables(instance)).doesNotContainKeys("note1", "note2", "note3");
    }

    @Test
    @DisplayName("what another node, or an administrator in SQL, suspends is suspended here with the next command")
    void suspendedElsewhere() {
        damagedLamps();
        String suspend = "update act_re_procdef set suspension_state_ = ? where key_ = 'returnCase'";
        jdbc.update(suspend, 2);
        try {
            assertThatExceptionOfType(SuspendedEntityInteractionException.class)
                    .isThrownBy(() -> runtime.startProcessInstanceByKey("returnCase"));
        } finally {
            jdbc.update(suspend, 1);
        }
        damagedLamps();
    }

    @Test
    @DisplayName("a change of definitions that is rolled back is forgotten with it")
    void rolledBack() {
        transaction.executeWithoutResult(status -> {
            jdbc.update("update act_re_procdef set suspension_state_ = 2 where key_ = 'returnCase'");
            assertThatExceptionOfType(SuspendedEntityInteractionException.class)
                    .isThrownBy(() -> runtime.startProcessInstanceByKey("returnCase"));
            status.setRollbackOnly();
        });

        damagedLamps();
    }

    @Test
    @DisplayName(
            "what an event of the history does not tell stays as it was told before, and how long is told at the end")
    void historyKeepsWhatItWasTold() {
        CaseWalk lamps = damagedLamps().toMediation();
        Task task = tasks.createTaskQuery()
                .processInstanceBusinessKey(lamps.number().value())
                .singleResult();
        HistoricActivityInstance waiting = step(task);
        assertThat(waiting.getTaskId()).isEqualTo(task.getId());
        assertThat(waiting.getAssignee()).isNull();
        assertThat(waiting.getEndTime()).isNull();
        assertThat(waiting.getDurationInMillis()).isNull();

        lamps.decides(MIA, remedy("FULL_REFUND"), "SELLER");

        HistoricActivityInstance done = step(task);
        assertThat(done.getTaskId()).isEqualTo(task.getId());
        assertThat(done.getAssignee()).isEqualTo(MIA);
        assertThat(done.getDurationInMillis()).isEqualTo(millis(done.getStartTime(), done.getEndTime()));
        List<HistoricActivityInstance> calls = engine.getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instanceOf(lamps.number()))
                .activityType("callActivity")
                .list();
        assertThat(calls)
                .hasSizeGreaterThan(2)
                .allSatisfy(
                        call -> assertThat(call.getCalledProcessInstanceId()).isNotNull());
        assertThat(calls)
                .filteredOn(call -> call.getEndTime() != null)
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.getDurationInMillis())
                        .isEqualTo(millis(call.getStartTime(), call.getEndTime())));
    }

    private HistoricActivityInstance step(Task task) {
        return engine.getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .activityId(task.getTaskDefinitionKey())
                .singleResult();
    }

    private static long millis(Date from, Date to) {
        return to.getTime() - from.getTime();
    }

    private void inAnotherTransaction(String change, String which) {
        TransactionTemplate another =
                new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()), transaction);
        another.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        another.executeWithoutResult(status -> jdbc.update(change, which));
    }

    private CommandExecutor command() {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired();
    }

    private String instanceOf(CaseNumber number) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .rootProcessInstances()
                .singleResult()
                .getId();
    }
}
