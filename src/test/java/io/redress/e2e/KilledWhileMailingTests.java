package io.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.database.TestDatabase;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The service is killed when a mail server has a whole mail and has not said so yet, again and again. */
@DisplayName("kill -9 between send and mark")
class KilledWhileMailingTests {

    private static final int KILLS = Boolean.getBoolean("redress.soak") ? 20 : 1;

    @TempDir
    Path folder;

    private final AtomicReference<ServiceProcess> running = new AtomicReference<>();
    private final AtomicBoolean armed = new AtomicBoolean(true);
    private volatile CountDownLatch killed = new CountDownLatch(1);

    @Test
    @DisplayName("loses no mail, and sends the one again under the same id")
    void nothingIsLostAndIdsStay() throws Exception {
        TestDatabase database = TestDatabase.migrated();
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        try (SmtpDouble server = new SmtpDouble(".", this::killOrTake)) {
            List<String> settings = List.of(
                    "spring.datasource.url=" + database.url(),
                    "spring.datasource.username=" + database.username(),
                    "redress.demo=true",
                    "redress.demo-data=false",
                    "logging.level.root=warn",
                    // What the killed process was doing is done again after four seconds instead of a minute.
                    "db-scheduler.heartbeat-interval=1s",
                    "db-scheduler.missed-heartbeats-limit=4",
                    "spring.mail.host=127.0.0.1",
                    "spring.mail.port=" + server.port(),
                    "redress.mail.from=disputes@market.example");
            for (int kill = 0; kill < KILLS; kill++) {
                killed = new CountDownLatch(1);
                armed.set(true);
                running.set(ServiceProcess.start(folder, settings));
                open(new RedressApi(running.get().address()));
                assertThat(killed.await(1, TimeUnit.MINUTES)).as("killed").isTrue();
            }
            armed.set(false);
            try (ServiceProcess service = ServiceProcess.start(folder, settings)) {
                // What the killed process had taken is free again after a while.
                new RedressApi(service.address())
                        .marketplace()
                        .post("/api/v1/sandbox/clock", Map.of("advance", "PT20M"))
                        .expect(200);
                await().atMost(Duration.ofMinutes(1)).until(() -> count(jdbc, "status = 'WAITING'") == 0);
            }

            List<String> arrived = server.commands().stream()
                    .filter(line -> line.startsWith("Message-ID: "))
                    .map(line -> line.substring("Message-ID: ".length()))
                    .toList();
            Set<String> expected = jdbc
                    .sql("select '<' || outbox_id || '.' || lower(side) || '@market.example>' from mail")
                    .query(String.class)
                    .list()
                    .stream()
                    .collect(Collectors.toSet());
            Set<String> twice = arrived.stream()
                    .filter(id -> Collections.frequency(arrived, id) > 1)
                    .collect(Collectors.toSet());
            System.out.printf(
                    "Killed %d times: %d mails, %d arrived, %d of them again%n",
                    KILLS, expected.size(), arrived.size(), arrived.size() - expected.size());
            assertThat(expected).hasSizeGreaterThanOrEqualTo(2);
            assertThat(Set.copyOf(arrived)).isEqualTo(expected);
            assertThat(twice).isNotEmpty();
            assertThat(arrived).hasSize(expected.size() + KILLS);
            assertThat(count(jdbc, "status = 'SENT'")).isEqualTo(expected.size());
        }
    }

    private String killOrTake() {
        if (!armed.getAndSet(false)) {
            return "250 taken";
        }
        running.get().kill();
        killed.countDown();
        return "";
    }

    private static void open(RedressApi api) {
        OrderFacts order = OrderFacts.at(Clock.systemUTC().instant());
        try {
            api.marketplace()
                    .put("/api/v1/orders/" + order.id(), order.toJson())
                    .expect(201);
            api.buyer(order.buyer())
                    .post("/api/v1/cases", EndToEnd.request(order, "DAMAGED", 1, EndToEnd.remedy("FULL_REFUND")))
                    .expect(201);
        } catch (UncheckedIOException killedMeanwhile) {
            // By a mail that the life before has left. What was committed is told of, and nothing else.
        }
    }

    private static int count(JdbcClient jdbc, String which) {
        return jdbc.sql("select count(*) from mail where " + which)
                .query(Integer.class)
                .single();
    }
}
