package io.redress.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.RedressTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@RedressTest(properties = {"redress.demo=true", "redress.demo-data=false"})
class ApiDocumentTests {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /** Commands that say everything by their path. */
    private static final List<String> WITHOUT_BODY = List.of(
            "/uploads",
            "/accept",
            "/withdraw",
            "/reopen",
            "/resume",
            "/complete",
            "/extend",
            "/waive",
            "/agree",
            "/end");

    /** Answers with {@code Location}, as its protocol has it. */
    private static final String GIVES_AN_ADDRESS = "post /api/v1/cases/{number}/uploads";

    @Autowired
    private MockMvcTester http;

    @Autowired
    private ObjectMapper json;

    private JsonNode document;

    @BeforeEach
    void read() throws Exception {
        document = json.readTree(http.get()
                .uri("/v3/api-docs")
                .exchange()
                .getMvcResult()
                .getResponse()
                .getContentAsByteArray());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "put /orders/{}",
                "get /orders/{}",
                "post /policy/preview",
                "post /cases",
                "get /cases/{}",
                "get /cases",
                "get /cases/{}/timeline",
                "get /cases/{}/rulings",
                "post /cases/{}/offers",
                "post /cases/{}/offers/{}/accept",
                "post /cases/{}/offers/{}/reject",
                "post /cases/{}/messages",
                "post /cases/{}/escalate",
                "post /cases/{}/withdraw",
                "get /cases/{}/readiness",
                "post /cases/{}/evidence",
                "get /cases/{}/evidence",
                "get /cases/{}/evidence/{}/content",
                "post /cases/{}/evidence/complete",
                "post /cases/{}/evidence/extend",
                "post /cases/{}/appeals",
                "post /cases/{}/appeals/waive",
                "post /cases/{}/return-shipment",
                "post /cases/{}/return-inspection",
                "post /cases/{}/replacement-shipment",
                "post /cases/{}/replacement-receipt",
                "post /cases/{}/decision",
                "post /cases/{}/decision/signature",
                "post /cases/{}/evidence-requests",
                "post /cases/{}/hand-over",
                "post /cases/{}/pause",
                "post /cases/{}/resume",
                "post /cases/{}/appeals/{}/answer",
                "post /cases/{}/appeals/{}/decision",
                "post /sandbox/clock"
            })
    void documentNamesEveryCallOfTheContract(String call) {
        assertThat(operations().keySet().stream().map(key -> key.replaceAll("\\{[^}]*}", "{}")))
                .contains(call.replace(" ", " /api/v1"));
    }

    @Test
    void everyOperationSaysWhatItDoesAndTakesAndGives() {
        List<String> silent = new ArrayList<>();
        operations().forEach((call, operation) -> {
            if (operation.path("summary").asText().isBlank()) {
                silent.add(call + " has no summary");
            }
            if (!call.startsWith("get ")
                    && !call.startsWith("delete ")
                    && WITHOUT_BODY.stream().noneMatch(call::endsWith)
                    && schemas(operation.path("requestBody")).isEmpty()) {
                silent.add(call + " takes nothing");
            }
            List<JsonNode> answers = operation.path("responses").properties().stream()
                    .filter(answer -> answer.getKey().startsWith("2"))
                    .flatMap(answer -> schemas(answer.getValue()).stream())
                    .toList();
            boolean nothingToGive = operation.path("responses").has("204") || call.equals(GIVES_AN_ADDRESS);
            if (!nothingToGive && (answers.isEmpty() || answers.stream().anyMatch(JsonNode::isEmpty))) {
                silent.add(call + " gives nothing");
            }
            if (!operation.at("/responses/default/content").has("application/problem+json")) {
                silent.add(call + " has no problems");
            }
        });
        assertThat(silent).isEmpty();
    }

    @Test
    void whoCallsIsNoParameter() {
        operations()
                .forEach((call, operation) -> assertThat(
                                operation.path("parameters").findValuesAsText("name"))
                        .as(call)
                        .doesNotContain("caller"));
    }

    @Test
    void moneyIsTwoTexts() {
        JsonNode unitPrice = document.at("/components/schemas/OrderLine/properties/unitPrice/properties");
        assertThat(unitPrice.at("/amount/type").asText()).isEqualTo("string");
        assertThat(unitPrice.at("/currency/type").asText()).isEqualTo("string");
    }

    /** By method and path, such as {@code post /api/v1/cases}. */
    private Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation ->
                                operations.put(operation.getKey() + " " + path.getKey(), operation.getValue())));
        return operations;
    }

    private static List<JsonNode> schemas(JsonNode withContent) {
        return withContent
                .path("content")
                .valueStream()
                .map(content -> content.path("schema"))
                .toList();
    }
}
