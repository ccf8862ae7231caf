package io.redress.e2e;

import static io.redress.e2e.EndToEnd.path;
import static io.redress.e2e.EndToEnd.remedy;
import static io.redress.e2e.EndToEnd.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.database.TestDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The service is killed when a command is committed and before its answer leaves, and while another has not come so far.
 * The clients know neither from the other, and send both again.
 */
@DisplayName("kill -9 between commit and answer")
class KilledCommandTests {

    private static final int KILLS = Boolean.getBoolean("redress.soak") ? 20 : 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.migrated();
    private final JdbcClient sql = JdbcClient.create(database.dataSource());
    private int sent;

    /** A command, with the key that it is sent with each time. */
    private record Sent(String party, String path, String body, String key, Path committed) {}

    @Test
    @DisplayName("sent again, what was committed is answered and not done again, and what was not is done")
    void theRepeatAnswersAsTheFirst() throws Exception {
        List<String> settings = List.of(
                "spring.datasource.url=" + database.url(),
                "spring.datasource.username=" + database.username(),
                "redress.demo=true",
                "redress.demo-data=false",
                "logging.level.root=warn");
        ServiceProcess service = ServiceProcess.start(HeldAnswers.class, folder, settings);
        try {
            for (int kill = 0; kill < KILLS; kill++) {
                RedressApi api = new RedressApi(service.address());
                OrderFacts agreed = order(api);
                Sent accept = accept(api, agreed);
                OrderFacts bought = order(api);
                Sent open = open(bought);
                OrderFacts blocked = order(api);
                Sent tooEarly = open(blocked);

                CompletableFuture<HttpResponse<byte[]>> accepting = send(api, accept, true);
                CompletableFuture<HttpResponse<byte[]>> opening = send(api, open, true);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> Files.exists(accept.committed()) && Files.exists(open.committed()));
                try (Connection other = database.dataSource().getConnection()) {
                    lock(other, blocked);
                    CompletableFuture<HttpResponse<byte[]>> waiting = send(api, tooEarly, true);
                    await().atMost(Duration.ofSeconds(30)).until(this::somebodyWaitsForALock);
                    service.kill();
                    assertThat(Files.exists(tooEarly.committed())).isFalse();
                    for (CompletableFuture<?> cutOff : List.of(accepting, opening, waiting)) {
                        assertThatThrownBy(cutOff::join).isInstanceOf(CompletionException.class);
                    }
                    other.rollback();
                }
                service = ServiceProcess.start(HeldAnswers.class, folder, settings);
                api = new RedressApi(service.address());

                assertThat(again(api, accept, true).path("stage").asText()).isEqualTo("SETTLEMENT");
                assertThat(cases(api, bought))
                        .containsExactly(again(api, open, true).path("number").asText());
                assertThat(cases(api, blocked)).isEmpty();
                String number = again(api, tooEarly, false).path("number").asText();
                assertThat(again(api, tooEarly, true).path("number").asText()).isEqualTo(number);
                assertThat(cases(api, blocked)).containsExactly(number);
            }
            System.out.printf("Killed %d times: %d commands sent again, each done once%n", KILLS, sent);
        } finally {
            service.close();
        }
    }

    private static OrderFacts order(RedressApi api) {
        OrderFacts order = OrderFacts.at(Clock.systemUTC().instant());
        api.marketplace().put("/api/v1/orders/" + order.id(), order.toJson()).expect(201);
        return order;
    }

    private Sent open(OrderFacts order) throws IOException {
        return sent(
                "buyer/" + order.buyer(), "/api/v1/cases", request(order, "DAMAGED", 1, remedy("RETURN_AND_REFUND")));
    }

    private Sent accept(RedressApi api, OrderFacts order) throws IOException {
        JsonNode opened = api.buyer(order.buyer())
                .post("/api/v1/cases", request(order, "DAMAGED", 1, remedy("RETURN_AND_REFUND")))
                .expect(201)
                .body();
        return sent(
                "seller/" + order.seller(),
                path(
                        opened.path("number").asText(),
                        "/offers/" + opened.at("/offers/0/id").asText() + "/accept"),
                Map.of());
    }

    private Sent sent(String party, String path, Map<String, Object> body) throws IOException {
        String key = UUID.randomUUID().toString();
        return new Sent(party, path, JSON.writeValueAsString(body), key, folder.resolve(key));
    }

    private CompletableFuture<HttpResponse<byte[]>> send(RedressApi api, Sent command, boolean hold) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Idempotency-Key", command.key());
        if (hold) {
            headers.put(HeldAnswers.HOLD, command.committed().toString());
        }
        String[] party = command.party().split("/");
        RedressApi.As as = party[0].equals("buyer") ? api.buyer(party[1]) : api.seller(party[1]);
        return CompletableFuture.supplyAsync(
                () -> as.exchange("POST", command.path(), command.body().getBytes(StandardCharsets.UTF_8), headers));
    }

    private JsonNode again(RedressApi api, Sent command, boolean replayed) throws IOException {
        sent++;
        HttpResponse<byte[]> answer = send(api, command, false).join();
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isIn(200, 201);
        assertThat(answer.headers().firstValue("Idempotency-Replayed").isPresent())
                .isEqualTo(replayed);
        return JSON.readTree(answer.body());
    }

    private static List<String> cases(RedressApi api, OrderFacts order) {
        return api.buyer(order.buyer())
                .get("/api/v1/cases")
                .expect(200)
                .at("/items")
                .findValuesAsText("number");
    }

    /** The order, so that nobody opens a case about it. */
    private static void lock(Connection connection, OrderFacts order) throws Exception {
        connection.setAutoCommit(false);
        try (PreparedStatement statement =
                connection.prepareStatement("select 1 from orders where order_id = ? for update")) {
            statement.setString(1, order.id());
            statement.executeQuery();
        }
    }

    private boolean somebodyWaitsForALock() {
        return sql.sql("select count(*) from pg_stat_activity"
                                + " where datname = current_database() and wait_event_type = 'Lock'")
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
