package io.redress.security;

import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.RedressTest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A dispute that waits for mediators, and people who come at it through the engine. */
@Tag("webapps")
@RedressTest(properties = {"redress.demo=true", "redress.demo-data=false"})
abstract class EngineTest {

    @LocalServerPort
    int port;

    @Autowired
    Clock clock;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    RepositoryService repository;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcClient jdbc;

    /** The task in which a new dispute is decided. */
    Task dispute() {
        RedressApi api = new RedressApi(port);
        OrderFacts order = OrderFacts.at(clock.instant());
        RedressApi.As buyer = api.buyer(order.buyer());
        RedressApi.As seller = api.seller(order.seller());
        api.marketplace().put("/api/v1/orders/" + order.id(), order.toJson()).expect(201);
        String number = buyer.post(
                        "/api/v1/cases",
                        Map.of(
                                "orderId", order.id(),
                                "reason", "DAMAGED",
                                "description", "The glass is broken.",
                                "lines", List.of(Map.of("lineId", "L1", "quantity", 3)),
                                "requestedRemedy", Map.of("type", "FULL_REFUND")))
                .expect(201)
                .text("/number");
        String offer = buyer.get("/api/v1/cases/" + number).text("/offers/0/id");
        seller.post("/api/v1/cases/" + number + "/offers/" + offer + "/reject", Map.of("reason", "They left us whole."))
                .expect(200);
        buyer.post(
                        "/api/v1/cases/" + number + "/escalate",
                        Map.of("statement", Map.of("expected", "Whole lamps", "received", "Broken glass")))
                .expect(200);
        buyer.post("/api/v1/cases/" + number + "/evidence/complete").expect(200);
        seller.post("/api/v1/cases/" + number + "/evidence/complete").expect(200);
        return tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult();
    }

    /** A process of one step that no guard minds. */
    static String model(String key) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions_%1$s"
                    targetNamespace="http://redress.example/test">
                  <bpmn:process id="%1$s" name="A try" isExecutable="true" camunda:historyTimeToLive="P30D"
                      camunda:versionTag="1.0.0" camunda:isStartableInTasklist="false">
                    <bpmn:startEvent id="start_%1$s"><bpmn:outgoing>flow_%1$s</bpmn:outgoing></bpmn:startEvent>
                    <bpmn:sequenceFlow id="flow_%1$s" sourceRef="start_%1$s" targetRef="end_%1$s" />
                    <bpmn:endEvent id="end_%1$s"><bpmn:incoming>flow_%1$s</bpmn:incoming></bpmn:endEvent>
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(key);
    }
}
