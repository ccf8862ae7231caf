package io.redress.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import io.redress.RedressTest;
import io.redress.policy.RuleHit;
import io.redress.policy.RuleResult;
import io.redress.policy.RuleTables;
import io.redress.process.change.DeployedTables;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@RedressTest
class DmnRuleTablesTests {

    private static final Map<String, Object> FACTS = Map.of("days", 5);

    @Autowired
    RuleTables tables;

    @Autowired
    ProcessEngine engine;

    @Autowired
    RepositoryService repository;

    @Autowired
    DeployedTables deployed;

    @Autowired
    Clock clock;

    @Autowired
    IdentityService identity;

    @Autowired
    TransactionTemplate transaction;

    private final List<String> deployments = new ArrayList<>();

    @AfterEach
    void removeDeployments() {
        deployments.forEach(id -> repository.deleteDeployment(id, true));
    }

    @Test
    @DisplayName("N5: what is deployed answers, with the row hit, its annotation and the version")
    void theDeployedTableAnswers() {
        RuleResult said = tables.evaluate("escalation", Map.of("safety", true, "sellerAnswered", false));
        assertThat(said.table()).isEqualTo("escalation");
        assertThat(said.version()).isPositive();
        assertThat(said.versionTag()).isEqualTo("1.0.0");
        assertThat(said.hits()).singleElement().satisfies(hit -> {
            assertThat(hit.ruleId()).isEqualTo("rule_N5_safety");
            assertThat(hit.annotation()).startsWith("N5, E80 (T):");
            assertThat(hit.truth("mayEscalate")).isTrue();
        });
    }

    @Test
    void aNewVersionCountsFromTheNextTransactionOn() {
        String first = deploy("old");
        transaction.executeWithoutResult(status -> {
            assertThat(word("test-table")).isEqualTo("old");
            deploy("new");
            assertThat(word("test-table")).as("within one transaction").isEqualTo("old");
        });
        assertThat(word("test-table")).isEqualTo("new");
        assertThat(tables.evaluate("test-table", FACTS).version()).isEqualTo(2);
        assertThat(word(first)).as("the first version by its id").isEqualTo("old");
    }

    @Test
    void aVersionThatIsDeletedGivesWayToTheOneBefore() {
        deploy("old");
        deploy("new");
        assertThat(word("test-table")).isEqualTo("new");
        repository.deleteDeployment(deployments.remove(1), true);
        assertThat(word("test-table")).isEqualTo("old");
    }

    @Test
    void aRolledBackDeploymentNeverCounts() {
        deploy("old");
        transaction.executeWithoutResult(status -> {
            deploy("never");
            assertThat(word("test-table")).isEqualTo("never");
            status.setRollbackOnly();
        });
        deployments.remove(1);
        assertThat(word("test-table")).isEqualTo("old");
        deploy("new");
        assertThat(word("test-table")).isEqualTo("new");
    }

    @Test
    void whatIsDeployedIsAskedForOnceInATransactionAndReadOnlyIfItHasChanged() {
        RepositoryService watched = spy(repository);
        ProcessEngine watchedEngine = spy(engine);
        doReturn(watched).when(watchedEngine).getRepositoryService();
        DeployedTables watchedTables = spy(deployed);
        DmnRuleTables once = new DmnRuleTables(watchedEngine, watchedTables, clock);
        for (int i = 1; i <= 2; i++) {
            transaction.executeWithoutResult(status -> {
                once.evaluate("escalation", Map.of("safety", true, "sellerAnswered", false));
                once.evaluate("appeal-review", Map.of("safety", true));
                once.evaluate("deadlines", Map.of("safety", true, "deadline", "FILING"));
            });
            verify(watchedTables, times(i)).state();
        }
        verify(watchedTables, times(1)).versions();
        verify(watched, times(2)).getDecisionModel(anyString());

        deploy("new");
        once.evaluate("test-table", FACTS);
        verify(watchedTables, times(2)).versions();
    }

    @Test
    void rulesApplyWhoeverIsSignedIn() {
        identity.setAuthenticatedUserId("nobody");
        try {
            assertThat(tables.evaluate("appeal-review", Map.of("safety", false)).hits())
                    .hasSize(1);
        } finally {
            identity.clearAuthentication();
        }
    }

    @Test
    void aTableThatNobodyDeployedIsAMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tables.evaluate("weather", FACTS))
                .withMessage("No rule table weather is deployed");
        assertThatIllegalArgumentException().isThrownBy(() -> tables.evaluate("escalation:999:0", FACTS));
    }

    private String word(String table) {
        RuleHit hit = tables.evaluate(table, FACTS).hits().get(0);
        return hit.text("word");
    }

    /** A table that always says this word; gives the id of its definition. */
    private String deploy(String word) {
        String table = """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
                    xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="definitions_test" name="Test" namespace="test">
                  <decision id="test-table" name="Test" camunda:historyTimeToLive="P1D">
                    <decisionTable id="table_test">
                      <input id="in"><inputExpression id="expression" typeRef="integer"><text>days</text></inputExpression></input>
                      <output id="out" name="word" typeRef="string" />
                      <rule id="rule_T1">
                        <description>T1: for a test</description>
                        <inputEntry id="if"><text>&lt;= 5</text></inputEntry>
                        <outputEntry id="then"><text>"%s"</text></outputEntry>
                      </rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """.formatted(word);
        var deployment =
                repository.createDeployment().addString("test.dmn", table).deployWithResult();
        deployments.add(deployment.getId());
        DecisionDefinition definition =
                deployment.getDeployedDecisionDefinitions().get(0);
        return definition.getId();
    }
}
