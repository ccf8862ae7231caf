package io.redress.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redress.RedressTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.skyscreamer.jsonassert.JSONAssert;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@RedressTest
class OutboxTests {

    @Autowired
    Outbox outbox;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final String caseNumber = "RC-" + UUID.randomUUID();

    @Test
    void keepsMessagesInTheOrderInWhichTheyWereWritten() {
        List<OutboxMessage> messages = IntStream.range(0, 200)
                .mapToObj(number -> new OutboxMessage(caseNumber, "EVENT_" + number, Map.of()))
                .toList();
        transaction.executeWithoutResult(status -> {
            outbox.append(messages.subList(0, 100));
            outbox.append(messages.subList(100, 200));
        });
        assertThat(jdbc.sql("select type from outbox where case_number = ? and dispatched_at is null order by id")
                        .param(caseNumber)
                        .query(String.class)
                        .list())
                .isEqualTo(messages.stream().map(OutboxMessage::type).toList());
    }

    @Test
    void keepsWhatGoesOutAsJson() throws Exception {
        transaction.executeWithoutResult(status -> outbox.append(List.of(new OutboxMessage(
                caseNumber,
                "REFUND_PAID",
                Map.of("amount", Money.parse("USD 120.00"), "to", "\"Bea\" {B-1001}, 1,000")))));
        JSONAssert.assertEquals(
                """
                {"amount": {"amount": "120.00", "currency": "USD"}, "to": "\\"Bea\\" {B-1001}, 1,000"}
                """,
                jdbc.sql("select payload from outbox where case_number = ?")
                        .param(caseNumber)
                        .query(String.class)
                        .single(),
                true);
    }

    @Test
    void forgetsMessagesOfAChangeThatDidNotHappen() {
        transaction.executeWithoutResult(status -> {
            outbox.append(List.of(new OutboxMessage(caseNumber, "OFFER_MADE", Map.of())));
            status.setRollbackOnly();
        });
        assertThat(count()).isZero();
    }

    @Test
    void takesNoMessageWithoutTheChangeItTellsOf() {
        assertThatThrownBy(() -> outbox.append(List.of(new OutboxMessage(caseNumber, "OFFER_MADE", Map.of()))))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThat(count()).isZero();
    }

    @Test
    void nothingToTellIsNothingToDo() {
        transaction.executeWithoutResult(status -> outbox.append(List.of()));
        assertThat(count()).isZero();
    }

    private int count() {
        return jdbc.sql("select count(*) from outbox where case_number = ?")
                .param(caseNumber)
                .query(Integer.class)
                .single();
    }
}
