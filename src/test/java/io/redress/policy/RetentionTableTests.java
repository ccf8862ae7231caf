package io.redress.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.orders.Channel;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionTableTests {

    private final RetentionPolicy policy = TestPolicies.with(Clock.systemUTC()).retention();

    @ParameterizedTest
    @CsvSource({
        "TRADE_ASSURANCE, false, R10, 2033-03-02T09:00:00Z",
        "WHOLESALE, false, R11, 2031-03-02T09:00:00Z",
        "OFFLINE, false, R12, 2029-03-02T09:00:00Z",
        "TRADE_ASSURANCE, true, R13, 2036-03-02T09:00:00Z",
        "WHOLESALE, true, R13, 2036-03-02T09:00:00Z",
        "OFFLINE, true, R13, 2036-03-02T09:00:00Z",
    })
    @DisplayName("R10 to R13: every channel says how long its cases are kept, from the day they end")
    void everyChannelSaysHowLong(Channel channel, boolean safety, String rule, Instant end) {
        Retention retention = policy.of(channel, safety);

        assertThat(retention.rule()).isEqualTo(rule);
        assertThat(retention.endOf(Instant.parse("2026-03-02T09:00:00Z"))).isEqualTo(end);
        assertThat(retention.hold()).isFalse();
    }

    @Test
    @DisplayName("R12: what is looked at is never less than what is over, also around a leap day")
    void theCutOffMissesNothing() {
        Retention retention = policy.of(Channel.OFFLINE, false);
        Instant closed = Instant.parse("2028-02-29T12:00:00Z");

        assertThat(closed).isBefore(retention.cutOff(retention.endOf(closed)));
    }
}
