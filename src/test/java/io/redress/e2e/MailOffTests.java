package io.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.OrderFacts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;

/** Without a mail server. */
class MailOffTests extends EndToEnd {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectProvider<JavaMailSender> sender;

    @Test
    @DisplayName("nothing is noted for a server that there is not, so that nothing is sent late when there is one")
    void nothingPilesUp() {
        OrderFacts order = order();
        send(order);
        String number =
                open(order, request(order, "DAMAGED", 3, remedy("FULL_REFUND"))).text("/number");
        pass("PT1S");

        assertThat(sender.getIfAvailable()).isNull();
        assertThat(jdbc.sql("select count(*) from outbox where case_number = ? and dispatched_at is not null")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isPositive();
        assertThat(jdbc.sql("select count(*) from mail").query(Integer.class).single())
                .isZero();
    }
}
