package io.redress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Somebody on this machine who is told what happens, and answers as a test wishes. */
public final class WebhookReceiver implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Event> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Answers answers = event -> 200;

    /** What came, as it came. */
    public record Event(String path, Map<String, List<String>> headers, String text) {

        public String id() {
            return header("webhook-id");
        }

        public JsonNode body() {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException cause) {
                throw new IllegalStateException(text, cause);
            }
        }

        public String type() {
            return body().path("type").asText();
        }

        public String caseNumber() {
            return body().path("data").path("caseNumber").asText();
        }

        public int seq() {
            return body().path("data").path("seq").asInt();
        }

        public String header(String name) {
            return Objects.requireNonNull(headers.get(name), name).get(0);
        }

        /** Whether the library that receivers use finds it signed with this secret. */
        public boolean isSignedWith(String secret) {
            try {
                new Webhook(secret).verify(text, headers);
                return true;
            } catch (WebhookVerificationException wrong) {
                return false;
            }
        }
    }

    /** Says with which status it answers. */
    @FunctionalInterface
    public interface Answers {
        int to(Event event) throws IOException;
    }

    public WebhookReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port() + "/hooks";
    }

    public void answers(Answers how) {
        answers = how;
    }

    /** Everything that came, in order, also what it did not take. */
    public List<Event> received() {
        return List.copyOf(received);
    }

    public List<Event> of(String caseNumber) {
        return received.stream()
                .filter(event -> event.caseNumber().equals(caseNumber))
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(exchange.getRequestHeaders());
            Event event = new Event(
                    exchange.getRequestURI().getPath(),
                    headers,
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            received.add(event);
            int status = answers.to(event);
            if (status >= 300 && status < 400) {
                exchange.getResponseHeaders().set("Location", "http://127.0.0.1:" + port() + "/elsewhere");
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
