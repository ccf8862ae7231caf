package io.redress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Redress as a client sees it: over HTTP, with tokens, knowing nothing but the contract. */
public final class RedressApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "redress-" + UUID.randomUUID();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final String base;

    public RedressApi(int port) {
        this("http://127.0.0.1:" + port);
    }

    public RedressApi(String base) {
        this.base = base;
    }

    /** The marketplace's own systems. */
    public As marketplace() {
        return new As("marketplace", null);
    }

    public As buyer(String id) {
        return new As("marketplace", "buyer/" + id);
    }

    public As seller(String id) {
        return new As("marketplace", "seller/" + id);
    }

    /** A client whose id and secret are the same, such as {@code mia}. */
    public As client(String name) {
        return new As(name, null);
    }

    /** An answer: status and JSON. */
    public record Answer(int status, JsonNode body, Map<String, List<String>> headers) {

        public Answer expect(int expected) {
            assertThat(status).as("answer %s", body).isEqualTo(expected);
            return this;
        }

        public JsonNode at(String path) {
            JsonNode node = body.at(path);
            return node instanceof MissingNode ? node : node;
        }

        public String text(String path) {
            JsonNode node = body.at(path);
            assertThat(node.isMissingNode()).as("%s in %s", path, body).isFalse();
            return node.asText();
        }

        /** The names of the actions that the case offers. */
        public List<String> actions() {
            return body.path("availableActions").findValuesAsText("action");
        }
    }

    /** Somebody who sends requests. */
    public final class As {

        private final String client;
        private final @Nullable String party;

        private As(String client, @Nullable String party) {
            this.client = client;
            this.party = party;
        }

        public Answer get(String path) {
            return send(request(path).GET());
        }

        public Answer put(String path, Object body) {
            return send(
                    request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(text(body))));
        }

        public Answer delete(String path) {
            return send(request(path).DELETE());
        }

        public Answer post(String path, Object body) {
            return post(path, body, UUID.randomUUID().toString());
        }

        public Answer post(String path, Object body, String idempotencyKey) {
            return send(request(path)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", idempotencyKey)
                    .POST(BodyPublishers.ofString(text(body))));
        }

        public Answer postWithoutKey(String path, Object body) {
            return send(
                    request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(text(body))));
        }

        public Answer post(String path) {
            return send(request(path)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .POST(BodyPublishers.noBody()));
        }

        /** Hands in a paper. */
        public Answer upload(String number, String type, String fileName, String mediaType, byte[] content) {
            return upload(
                    number,
                    Map.of("type", type, "description", "About " + fileName),
                    fileName,
                    mediaType,
                    content,
                    UUID.randomUUID().toString());
        }

        /** Hands in a paper, with these fields beside it. */
        public Answer upload(
                String number,
                Map<String, String> fields,
                String fileName,
                String mediaType,
                byte[] content,
                String idempotencyKey) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            fields.forEach((name, value) -> part(
                    body,
                    "Content-Disposition: form-data; name=\"" + name + "\"\r\n",
                    value.getBytes(StandardCharsets.UTF_8)));
            part(
                    body,
                    "Content-Disposition: form-data; name=\"file\"; filename=\"" + fileName + "\"\r\nContent-Type: "
                            + mediaType + "\r\n",
                    content);
            body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return send(request("/api/v1/cases/" + number + "/evidence")
                    .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                    .header("Idempotency-Key", idempotencyKey)
                    .POST(BodyPublishers.ofByteArray(body.toByteArray())));
        }

        /** Any bytes as any type. */
        public Answer post(String path, String mediaType, byte[] body) {
            return send(request(path)
                    .header("Content-Type", mediaType)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .POST(BodyPublishers.ofByteArray(body)));
        }

        /** The bytes behind an address, with {@code headers} as pairs of name and value. */
        public HttpResponse<byte[]> download(String path, String... headers) {
            HttpRequest.Builder request = request(path).GET();
            return RedressApi.this.exchange((headers.length == 0 ? request : request.headers(headers)).build());
        }

        /** An answer to any request below the address of the service. */
        public HttpResponse<byte[]> exchange(String method, String path, byte[] body, Map<String, String> headers) {
            HttpRequest.Builder request = request(path).method(method, BodyPublishers.ofByteArray(body));
            headers.forEach(request::header);
            return RedressApi.this.exchange(request.build());
        }

        /** Who sends, for a client of another kind. */
        public Map<String, String> headers() {
            Map<String, String> headers = new HashMap<>();
            headers.put("Authorization", "Bearer " + token(client));
            if (party != null) {
                headers.put("Acting-Party", party);
            }
            return headers;
        }

        private HttpRequest.Builder request(String path) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
            headers().forEach(request::header);
            return request;
        }
    }

    private static void part(ByteArrayOutputStream body, String headers, byte[] content) {
        body.writeBytes(("--" + BOUNDARY + "\r\n" + headers + "\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private String token(String client) {
        return tokens.computeIfAbsent(client, name -> {
            String basic = Base64.getEncoder().encodeToString((name + ":" + name).getBytes(StandardCharsets.UTF_8));
            Answer answer = send(HttpRequest.newBuilder(URI.create(base + "/oauth2/token"))
                    .header("Authorization", "Basic " + basic)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("grant_type=client_credentials")));
            return answer.expect(200).text("/access_token");
        });
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = exchange(request.build());
            boolean json = response.headers()
                    .firstValue("Content-Type")
                    .filter(type -> type.contains("json"))
                    .isPresent();
            JsonNode body = json
                    ? JSON.readTree(response.body())
                    : JSON.getNodeFactory().textNode(new String(response.body(), StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), body, response.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
