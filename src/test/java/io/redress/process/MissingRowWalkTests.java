package io.redress.process;

import static io.redress.security.Side.BUYER;
import static io.redress.security.Side.SELLER;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.OrderFacts;
import io.redress.RedressApi.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What happens when a rule table has no row for a case: nobody guesses, and somebody is told. */
class MissingRowWalkTests extends Walks {

    @Test
    @DisplayName("a term without a row stops the timer with an incident that names the table; with the row it goes on")
    void timerWithoutARow() throws IOException {
        CaseWalk walk = damagedLamps();
        withEmptyTable("deadlines", () -> {
            for (int left = walk.job("timer_sellerResponse").getRetries() - 1; left >= 0; left--) {
                assertThat(walk.failJob("timer_sellerResponse").getRetries()).isEqualTo(left);
            }
        });
        assertThat(walk.incidents()).singleElement().asString().contains("No row of table deadlines");
        walk.waitsAt("task_answerRequest");
        engine().getManagementService()
                .setJobRetries(walk.job("timer_sellerResponse").getId(), 1);
        walk.fireTimer("timer_sellerResponse").waitsAt("task_fileDispute");
    }

    @Test
    @DisplayName("a command that needs a missing row is refused with the table's name, and changes nothing")
    void commandWithoutARow() throws IOException {
        CaseWalk walk = damagedLamps();
        withEmptyTable("freight", () -> {
            walk.refused(walk.as(SELLER), "/offers/" + walk.openOffer() + "/accept", Map.of(), "rule-missing");
            OrderFacts order = walk.order();
            Answer refused = walk.as(BUYER).post("/api/v1/cases", request(order, "DAMAGED", 1, remedy("REPAIR")));
            assertThat(refused.text("/detail")).contains("freight");
        });
        walk.waitsAt("task_answerRequest").accepts(SELLER);
    }

    private void withEmptyTable(String key, Runnable steps) throws IOException {
        DmnModelInstance crippled;
        try (InputStream file =
                ModelDeployment.models().get("rules/" + key + ".dmn").getInputStream()) {
            crippled = Dmn.readModelFromStream(file);
        }
        Decision decision = crippled.getModelElementById(key);
        ((DecisionTable) decision.getExpression()).getRules().clear();
        String deployment = engine().getRepositoryService()
                .createDeployment()
                .name("crippled " + key)
                .addModelInstance(key + ".dmn", crippled)
                .deploy()
                .getId();
        try {
            steps.run();
        } finally {
            engine().getRepositoryService().deleteDeployment(deployment);
        }
    }
}
