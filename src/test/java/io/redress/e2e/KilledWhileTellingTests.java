package io.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.WebhookReceiver;
import io.redress.WebhookReceiver.Event;
import io.redress.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as it runs by itself is killed while it tells an endpoint what happens, again and again. */
@DisplayName("kill -9 while the world is told")
class KilledWhileTellingTests {

    /** Under the profile soak as often as to be sure. */
    private static final int KILLS = Integer.getInteger("redress.kills", Boolean.getBoolean("redress.soak") ? 25 : 2);

    private static final int CLIENTS = 3;

    @TempDir
    Path folder;

    private final Random random = new Random(20261126);
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    @Test
    @DisplayName("loses no event of a case that was acknowledged, and sends each again with the same id, in order")
    void nothingIsLost() throws Exception {
        TestDatabase database = TestDatabase.migrated();
        List<String> settings = List.of(
                "spring.datasource.url=" + database.url(),
                "spring.datasource.username=" + database.username(),
                "redress.demo=true",
                "redress.demo-data=false",
                "redress.webhooks.allow-http=true",
                "redress.webhooks.allow-private-addresses=true",
                "db-scheduler.heartbeat-interval=1s",
                "db-scheduler.missed-heartbeats-limit=4",
                "logging.level.root=warn");
        CountDownLatch end = new CountDownLatch(1);
        AtomicBoolean hold = new AtomicBoolean();
        Semaphore held = new Semaphore(0);
        try (WebhookReceiver receiver = new WebhookReceiver();
                WebhookReceiver deaf = new WebhookReceiver()) {
            deaf.answers(event -> {
                waitFor(end);
                return 200;
            });
            receiver.answers(event -> {
                if (hold.get()) {
                    // It has the event, and the service will never know.
                    held.release();
                    waitFor(end);
                }
                return 200;
            });
            for (int life = 0; life <= KILLS; life++) {
                hold.set(false);
                ServiceProcess service = ServiceProcess.start(folder, settings);
                try {
                    RedressApi api = new RedressApi(service.address());
                    if (life == 0) {
                        // Those that never answer hold up nobody else.
                        for (String url : List.of(deaf.url(), deaf.url(), receiver.url())) {
                            api.marketplace()
                                    .post("/api/v1/webhook-endpoints", Map.of("url", url))
                                    .expect(201);
                        }
                    }
                    if (life < KILLS) {
                        openUntilKilled(service, api, hold, held);
                    } else {
                        await().atMost(Duration.ofSeconds(90))
                                .pollInterval(Duration.ofMillis(100))
                                .until(() -> acknowledged.stream()
                                        .allMatch(number -> receiver.of(number).stream()
                                                .anyMatch(event -> event.type().equals("case.withdrawn"))));
                    }
                } finally {
                    if (life < KILLS) {
                        service.kill();
                    } else {
                        service.close();
                    }
                }
            }
            assertThat(deaf.received()).isNotEmpty();
            judge(receiver.received());
        } finally {
            end.countDown();
        }
    }

    private void openUntilKilled(ServiceProcess service, RedressApi api, AtomicBoolean hold, Semaphore held)
            throws Exception {
        CountDownLatch some = new CountDownLatch(3 * CLIENTS);
        List<Thread> clients = IntStream.range(0, CLIENTS)
                .mapToObj(client -> new Thread(() -> {
                    try {
                        while (true) {
                            openAndWithdraw(api);
                            some.countDown();
                        }
                    } catch (UncheckedIOException killed) {
                        return;
                    }
                }))
                .toList();
        clients.forEach(Thread::start);
        some.await();
        held.drainPermits();
        hold.set(true);
        assertThat(held.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
        Thread.sleep(random.nextInt(300));
        service.kill();
        for (Thread client : clients) {
            client.join();
        }
    }

    private void openAndWithdraw(RedressApi api) {
        OrderFacts order = OrderFacts.at(Clock.systemUTC().instant());
        api.marketplace().put("/api/v1/orders/" + order.id(), order.toJson()).expect(201);
        String number = api.buyer(order.buyer())
                .post("/api/v1/cases", EndToEnd.request(order, "DAMAGED", 1, EndToEnd.remedy("FULL_REFUND")))
                .expect(201)
                .text("/number");
        api.buyer(order.buyer()).post(EndToEnd.path(number, "/withdraw")).expect(200);
        acknowledged.add(number);
    }

    private void judge(List<Event> received) {
        Map<String, String> ids = new HashMap<>();
        Map<String, Set<Integer>> order = new HashMap<>();
        int again = 0;
        for (Event event : received) {
            String first = ids.putIfAbsent(event.caseNumber() + " " + event.seq(), event.id());
            assertThat(first == null || first.equals(event.id()))
                    .as("an event has one id: %s", event)
                    .isTrue();
            again += first == null ? 0 : 1;
            order.computeIfAbsent(event.caseNumber(), number -> new LinkedHashSet<>())
                    .add(event.seq());
        }
        order.forEach((number, seqs) -> assertThat(List.copyOf(seqs)).as(number).isSorted());
        System.out.printf(
                "Killed %d times: %d cases acknowledged, %d events told, %d of them again%n",
                KILLS, acknowledged.size(), ids.size(), again);
        assertThat(acknowledged).hasSizeGreaterThan(KILLS);
        assertThat(again)
                .as("events that a killed process had sent and not noted")
                .isPositive();
    }

    private static void waitFor(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException over) {
            throw new IOException(over);
        }
    }
}
