package io.redress.process;

import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.RedressTest;
import io.redress.audit.CaseLog;
import io.redress.cases.CaseNumber;
import io.redress.cases.Cases;
import io.redress.ledger.PaymentOutage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What the walks through the models have in common: the running service with its real delegates and database, an order,
 * a case about it.
 */
@RedressTest(properties = {"redress.demo=true", "redress.demo-data=false"})
abstract class Walks {

    private final List<CaseNumber> walked = new ArrayList<>();

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine processEngine;

    @Autowired
    private Cases cases;

    @Autowired
    private CaseLog log;

    @Autowired
    private Clock clock;

    @Autowired
    private PaymentOutage outage;

    private RedressApi api;
    private EngineProbe engine;

    @BeforeEach
    void begin() {
        BpmnAwareTests.init(processEngine);
        api = new RedressApi(port);
        engine = new EngineProbe(processEngine, cases, clock);
    }

    @AfterEach
    void leaveNothingBehind() {
        outage.end();
        walked.forEach(engine::abandon);
        walked.clear();
        BpmnAwareTests.reset();
    }

    OrderFacts order() {
        return OrderFacts.at(clock.instant());
    }

    RedressApi api() {
        return api;
    }

    ProcessEngine engine() {
        return processEngine;
    }

    Cases cases() {
        return cases;
    }

    PaymentOutage bank() {
        return outage;
    }

    /** A case about two broken lamps, worth 200.00 USD, whose buyer wants its money back. */
    CaseWalk damagedLamps() {
        return open(order(), "DAMAGED", remedy("FULL_REFUND"));
    }

    CaseWalk open(OrderFacts order, String reason, Map<String, ?> remedy) {
        return open(order, request(order, reason, 2, remedy));
    }

    CaseWalk open(OrderFacts order, Map<String, Object> request) {
        api.marketplace().put("/api/v1/orders/" + order.id(), order.toJson()).expect(201);
        String number = api.buyer(order.buyer())
                .post("/api/v1/cases", request)
                .expect(201)
                .text("/number");
        CaseNumber opened = new CaseNumber(number);
        walked.add(opened);
        return new CaseWalk(engine, log, api, order, opened);
    }

    static Map<String, Object> request(OrderFacts order, String reason, int quantity, Map<String, ?> remedy) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("orderId", order.id());
        request.put("reason", reason);
        request.put("description", "What arrived is not what was ordered.");
        request.put("lines", List.of(Map.of("lineId", "L1", "quantity", quantity)));
        request.put("requestedRemedy", remedy);
        return request;
    }

    void resend(OrderFacts order) {
        api.marketplace().put("/api/v1/orders/" + order.id(), order.toJson()).expect(200);
    }

    static Map<String, Object> remedy(String type) {
        return Map.of("type", type);
    }

    static Map<String, Object> remedy(String type, String amount) {
        return Map.of("type", type, "amount", OrderFacts.money(amount));
    }

    /** The fields of a form, as pairs of key and value. */
    static Map<String, Object> fields(String... pairs) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], pairs[i + 1]);
        }
        return fields;
    }

    static Map<String, Object> with(Map<String, Object> fields, String... pairs) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        Stream.of(fields(pairs)).forEach(all::putAll);
        return all;
    }
}
