package io.redress.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.RedressTest;
import io.redress.security.WebSessions;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Cases that come over the API, and people of the demonstration who read pages about them. */
@RedressTest(properties = {"redress.demo=true", "redress.demo-data=false"})
abstract class DeskTest {

    @LocalServerPort
    private int port;

    @Autowired
    MockMvcTester http;

    @Autowired
    ProcessEngine engine;

    @Autowired
    private Clock clock;

    RedressApi api;

    @BeforeEach
    void connect() {
        api = new RedressApi(port);
    }

    OrderFacts order() {
        return OrderFacts.at(clock.instant());
    }

    MvcTestResult get(String path, String person) {
        return http.get()
                .uri(path)
                .accept(MediaType.TEXT_HTML, MediaType.ALL)
                .session(WebSessions.of(person, engine))
                .exchange();
    }

    String page(String number, String person) {
        MvcTestResult page = get("/desk/cases/" + number, person);
        assertThat(page).hasStatusOk().hasContentTypeCompatibleWith(MediaType.TEXT_HTML);
        return text(page);
    }

    static String text(MvcTestResult page) {
        try {
            return page.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The buyer asks for a refund of three lamps. */
    String opened(OrderFacts order, String description) {
        api.marketplace().put("/api/v1/orders/" + order.id(), order.toJson()).expect(201);
        return api.buyer(order.buyer())
                .post(
                        "/api/v1/cases",
                        Map.of(
                                "orderId",
                                order.id(),
                                "reason",
                                "DAMAGED",
                                "description",
                                description,
                                "lines",
                                List.of(Map.of("lineId", "L1", "quantity", 3)),
                                "requestedRemedy",
                                Map.of("type", "FULL_REFUND")))
                .expect(201)
                .text("/number");
    }

    void refused(OrderFacts order, String number, String reason) {
        String offer = api.buyer(order.buyer()).get(path(number, "")).text("/offers/0/id");
        api.seller(order.seller())
                .post(path(number, "/offers/" + offer + "/reject"), Map.of("reason", reason))
                .expect(200);
    }

    void disputed(OrderFacts order, String number, String expected, String received) {
        api.buyer(order.buyer())
                .post(
                        path(number, "/escalate"),
                        Map.of("statement", Map.of("expected", expected, "received", received)))
                .expect(200);
    }

    void allHandedIn(OrderFacts order, String number) {
        api.buyer(order.buyer()).post(path(number, "/evidence/complete")).expect(200);
        api.seller(order.seller()).post(path(number, "/evidence/complete")).expect(200);
    }

    static String path(String number, String rest) {
        return "/api/v1/cases/" + number + rest;
    }
}
