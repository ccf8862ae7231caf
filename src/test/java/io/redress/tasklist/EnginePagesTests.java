package io.redress.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.RedressTest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Cockpit and Admin in a real browser: what their pages ask of the engine is not refused as too much. */
@Tag("webapps")
@RedressTest(properties = {"redress.demo=true", "redress.demo-data=false"})
class EnginePagesTests {

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Clock clock;

    @Test
    @DisplayName("Cockpit asks for lists by the page, and shows processes, tables, forms and what was deployed")
    void cockpitAsksByThePage() {
        String process = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("returnCase")
                .latestVersion()
                .singleResult()
                .getId();
        String table = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey("freight")
                .latestVersion()
                .singleResult()
                .getId();
        OrderFacts order = OrderFacts.at(clock.instant());
        RedressApi api = new RedressApi(port);
        api.marketplace().put("/api/v1/orders/" + order.id(), order.toJson()).expect(201);
        String number = api.buyer(order.buyer())
                .post(
                        "/api/v1/cases",
                        Map.of(
                                "orderId", order.id(),
                                "reason", "DAMAGED",
                                "description", "Broken.",
                                "lines", List.of(Map.of("lineId", "L1", "quantity", 1)),
                                "requestedRemedy", Map.of("type", "FULL_REFUND")))
                .expect(201)
                .text("/number");
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number, "returnCase")
                .singleResult()
                .getId();
        assertThat(refused(
                        "dev",
                        "cockpit",
                        "dashboard",
                        "processes",
                        "process-definition/" + process,
                        "process-instance/" + instance,
                        "decisions",
                        "decision-definition/" + table,
                        "tasks",
                        "repository",
                        "batch"))
                .isEmpty();
    }

    @Test
    @DisplayName("Admin asks for lists by the page, and shows people, groups and rights")
    void adminAsksByThePage() {
        assertThat(refused(
                        "admin",
                        "admin",
                        "users",
                        "users/mia?tab=groups",
                        "groups",
                        "groups/mediators?tab=users",
                        "authorization?resource=1",
                        "system?section=system-settings-general"))
                .isEmpty();
    }

    /** What the engine answered with an error while somebody opened the pages of an application. */
    private List<String> refused(String person, String application, String... pages) {
        List<String> refused = new ArrayList<>();
        try (Chromium chromium = Chromium.launch();
                BrowserContext session =
                        chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(1280, 720))) {
            Page page = session.newPage();
            String root = "http://127.0.0.1:" + port + "/camunda/app/" + application + "/default/";
            SignInPage.signIn(page, root, person);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            page.onResponse(answer -> {
                // What somebody may not see is answered 403.
                if (answer.status() >= 400 && answer.status() != 403) {
                    refused.add(page.url() + ": " + answer.status() + " " + answer.url() + " " + answer.text());
                }
            });
            for (String path : pages) {
                page.navigate(root + "#/" + path);
                page.waitForLoadState(LoadState.NETWORKIDLE);
            }
        }
        return refused;
    }
}
