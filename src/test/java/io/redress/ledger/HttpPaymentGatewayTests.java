package io.redress.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.joda.money.Money;
import org.json.JSONException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skyscreamer.jsonassert.JSONAssert;

/** Against a real server, which moves money once a key and can be told to behave badly. */
class HttpPaymentGatewayTests {

    private static final TransferOrder REFUND = new TransferOrder(
            "RC-7K2M4Q:refund",
            "RC-7K2M4Q",
            "seller/S-2001",
            "buyer/B-1001",
            Money.parse("USD 120.50"),
            "Refund RC-7K2M4Q");

    private final Map<String, String> moved = new LinkedHashMap<>();
    private final List<Headers> received = new ArrayList<>();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private Answer answer = this::done;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/transfers", this::receive);
        server.start();
    }

    @AfterEach
    void stop() {
        finished.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void saysWhoGetsWhatFromWhomAndWhy() throws JSONException {
        gateway().transfer(REFUND);
        assertThat(moved).containsOnlyKeys("RC-7K2M4Q:refund");
        JSONAssert.assertEquals("""
                {"caseNumber": "RC-7K2M4Q", "from": "seller/S-2001", "to": "buyer/B-1001",
                 "amount": {"amount": "120.50", "currency": "USD"}, "purpose": "Refund RC-7K2M4Q"}
                """, moved.get("RC-7K2M4Q:refund"), true);
        assertThat(received.get(0).getFirst("Authorization")).isEqualTo("Bearer s3cret");
        assertThat(received.get(0).getFirst("Content-Type")).isEqualTo("application/json");
    }

    @Test
    @DisplayName("S3: an answer that was lost after the money moved does not move it again")
    void paysOnceWhenTheAnswerIsLost() {
        answer = HttpExchange::close;
        assertThatThrownBy(() -> gateway().transfer(REFUND)).isInstanceOf(PaymentUnanswered.class);
        answer = this::done;
        assertThatCode(() -> gateway().transfer(REFUND)).doesNotThrowAnyException();
        assertThat(received).hasSize(2);
        assertThat(moved).hasSize(1);
    }

    @Test
    void doesNotWaitForeverForAnAnswer() {
        answer = exchange -> await();
        assertThatThrownBy(() -> gateway(Duration.ofMillis(200)).transfer(REFUND))
                .isInstanceOf(PaymentUnanswered.class);
    }

    @Test
    void aServerThatIsNotThereIsTriedAgain() {
        server.stop(0);
        assertThatThrownBy(() -> gateway().transfer(REFUND)).isInstanceOf(PaymentUnanswered.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void anySuccessIsDone(int status) {
        answer = exchange -> exchange.sendResponseHeaders(status, -1);
        assertThatCode(() -> gateway().transfer(REFUND)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {402, 422})
    void aRefusalIsFinal(int status) {
        answer = exchange -> exchange.sendResponseHeaders(status, -1);
        assertThatThrownBy(() -> gateway().transfer(REFUND))
                .isInstanceOf(PaymentDeclined.class)
                .hasMessageContaining("RC-7K2M4Q:refund");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 408, 409, 425, 429, 500, 502, 503, 504})
    void everythingElseIsTriedAgain(int status) {
        answer = exchange -> exchange.sendResponseHeaders(status, -1);
        assertThatThrownBy(() -> gateway().transfer(REFUND))
                .isInstanceOf(PaymentUnanswered.class)
                .hasMessageContaining(String.valueOf(status))
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void followsNoRedirect() {
        answer = exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
        };
        assertThatThrownBy(() -> gateway().transfer(REFUND)).isInstanceOf(PaymentUnanswered.class);
        assertThat(received).hasSize(1);
    }

    private HttpPaymentGateway gateway() {
        return gateway(Duration.ofSeconds(5));
    }

    private HttpPaymentGateway gateway(Duration readTimeout) {
        URI url = URI.create("http://%s:%d/transfers"
                .formatted(
                        server.getAddress().getHostString(), server.getAddress().getPort()));
        return new HttpPaymentGateway(url, new PaymentProperties(url, "s3cret", Duration.ofSeconds(5), readTimeout));
    }

    private synchronized void receive(HttpExchange exchange) throws IOException {
        received.add(exchange.getRequestHeaders());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        moved.putIfAbsent(exchange.getRequestHeaders().getFirst("Idempotency-Key"), body);
        answer.to(exchange);
        exchange.close();
    }

    private void done(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(201, -1);
    }

    private void await() {
        try {
            finished.await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }
}
