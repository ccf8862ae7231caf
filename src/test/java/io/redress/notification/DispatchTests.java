package io.redress.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.redress.RedressTest;
import io.redress.WebhookReceiver;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens when processes work at the same time, or end in the middle. */
@RedressTest
class DispatchTests {

    @Autowired
    Outbox outbox;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ObjectMapper json;

    @Autowired
    Clock clock;

    @Autowired
    Dispatch dispatch;

    @Autowired
    EndpointRegister register;

    @Autowired
    WebhookEndpoints endpoints;

    @Autowired
    WebhookDeliveries deliveries;

    @Autowired
    WebhookLanes lanes;

    @Autowired
    WebhookSender sender;

    @Autowired
    WebhookProperties properties;

    @Autowired
    Webhooks webhooks;

    private final String run = UUID.randomUUID().toString();
    private final List<UUID> registered = new ArrayList<>();

    @AfterEach
    void removeEndpoints() {
        registered.forEach(register::remove);
    }

    private void happen(String caseNumber, int from, int to) {
        transaction.executeWithoutResult(status -> outbox.append(IntStream.rangeClosed(from, to)
                .mapToObj(seq ->
                        new OutboxMessage(caseNumber, "case.offer_made", Map.of("caseNumber", caseNumber, "seq", seq)))
                .toList()));
    }

    private Dispatch dispatchTo(Channel channel) {
        return new Dispatch(jdbc, transaction, List.of(channel), json, clock);
    }

    private UUID register(WebhookReceiver receiver) {
        UUID id = register.add(receiver.url(), List.of(), "").id();
        registered.add(id);
        return id;
    }

    private long waiting(String caseNumber) {
        return jdbc.sql("select count(*) from outbox where case_number = ? and dispatched_at is null")
                .param(caseNumber)
                .query(Long.class)
                .single();
    }

    @Test
    @DisplayName("several processes that dispatch at once hand each message on once, and those of a case in order")
    void dispatchedOnce() {
        List<String> cases =
                IntStream.range(0, 10).mapToObj(number -> run + number).toList();
        List<StoredMessage> handed = Collections.synchronizedList(new ArrayList<>());
        for (int round = 0; round < 10; round++) {
            int first = round * 7 + 1;
            Stream<Runnable> writers = cases.stream().map(number -> () -> happen(number, first, first + 6));
            Stream<Runnable> processes = IntStream.range(0, 4)
                    .mapToObj(process -> () -> dispatchTo(handed::addAll).run());
            CompletableFuture.allOf(Stream.concat(writers, processes)
                            .map(CompletableFuture::runAsync)
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
        dispatchTo(handed::addAll).run();

        for (String number : cases) {
            assertThat(handed)
                    .filteredOn(message -> message.caseNumber().equals(number))
                    .extracting(StoredMessage::seq)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 70).boxed().toList());
        }
    }

    @Test
    @DisplayName("a channel that fails takes nothing, and gets it again")
    void failureTakesNothing() {
        happen(run, 1, 3);
        List<StoredMessage> handed = new ArrayList<>();

        assertThatThrownBy(() -> dispatchTo(messages -> {
                            throw new IllegalStateException("The database is away");
                        })
                        .run())
                .isInstanceOf(IllegalStateException.class);
        assertThat(waiting(run)).isEqualTo(3);

        dispatchTo(handed::addAll).run();
        assertThat(handed)
                .filteredOn(message -> message.caseNumber().equals(run))
                .hasSize(3);
        assertThat(waiting(run)).isZero();
    }

    @Test
    @DisplayName("a process that dies between sending and noting it has sent the same event with the same id again")
    void sentAgainWithTheSameId() {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            UUID endpoint = register(receiver);
            happen(run, 1, 2);
            dispatch.run();
            Lane lane = new Lane(endpoint, Lane.of(run));

            assertThatThrownBy(() -> dying().run(lane)).isInstanceOf(Killed.class);
            assertThat(receiver.of(run)).hasSize(1);
            webhooks.run(lane);

            assertThat(receiver.of(run)).extracting(WebhookReceiver.Event::seq).containsExactly(1, 1, 2);
            assertThat(receiver.of(run).get(0).id())
                    .isEqualTo(receiver.of(run).get(1).id());
            assertThat(receiver.of(run).get(2).id())
                    .isNotEqualTo(receiver.of(run).get(0).id());
        }
    }

    @Test
    @DisplayName("what is added while a lane finds nothing left is sent all the same")
    void nothingIsForgotten() {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            UUID endpoint = register(receiver);
            Lane lane = new Lane(endpoint, Lane.of(run));
            assertThat(webhooks.run(lane).attempts()).isZero();
            happen(run, 1, 1);
            dispatch.run();
            happen(run, 2, 2);
            dispatch.run();

            assertThat(scheduled(lane)).as("the lane is to run").isEqualTo(1);
            assertThat(webhooks.run(lane).attempts()).isEqualTo(2);
            assertThat(receiver.of(run)).extracting(WebhookReceiver.Event::seq).containsExactly(1, 2);
        }
    }

    private long scheduled(Lane lane) {
        return jdbc.sql("select count(*) from scheduled_tasks where task_name = 'webhooks' and task_instance = ?")
                .param(lane.name())
                .query(Long.class)
                .single();
    }

    private static final class Killed extends RuntimeException {}

    /** Sends, and does not live to write it down. */
    private Webhooks dying() {
        TransactionTemplate killed = new TransactionTemplate() {
            @Override
            public <T> T execute(TransactionCallback<T> action) {
                throw new Killed();
            }

            @Override
            public void executeWithoutResult(Consumer<TransactionStatus> action) {
                throw new Killed();
            }
        };
        return new Webhooks(endpoints, deliveries, lanes, sender, properties, killed, clock, new SimpleMeterRegistry());
    }
}
