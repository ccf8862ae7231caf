package io.redress.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.RedressTest;
import io.redress.security.TestTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@RedressTest(properties = "redress.sandbox=false")
class WithoutSandboxTests {

    @Autowired
    MockMvcTester http;

    @Autowired
    TestTokens tokens;

    @Autowired
    Clock clock;

    @Test
    void itIsNowAndNobodyCanChangeThat() {
        assertThat(Duration.between(clock.instant(), Instant.now()).abs()).isLessThan(Duration.ofSeconds(10));
        assertThat(http.post()
                        .uri("/api/v1/sandbox/clock")
                        .headers(tokens.marketplace())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"advance\":\"P5D\"}"))
                .hasStatus(404)
                .bodyJson()
                .hasPathSatisfying("code", code -> assertThat(code).isEqualTo("not-found"));
    }
}
