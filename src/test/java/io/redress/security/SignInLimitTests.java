package io.redress.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bucket4j.TimeMeter;
import io.redress.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SignInLimitTests {

    private static final String SIGN_IN = "/camunda/api/admin/auth/user/default/login/tasklist";

    private final Seconds time = new Seconds();
    private final AtomicInteger tried = new AtomicInteger();
    private final SignInLimit limit = new SignInLimit(
            new SignInLimitProperties(3, Duration.ofMinutes(3), Duration.ZERO),
            new ProblemWriter(new ObjectMapper()),
            time);

    @ParameterizedTest
    @ValueSource(strings = {SIGN_IN, "/oauth2/token"})
    void letsAnAddressFailOnlySoOften(String door) throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(attempt(door, "192.0.2.1", 401).getStatus()).isEqualTo(401);
        }

        MockHttpServletResponse refused = attempt(door, "192.0.2.1", 200);

        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("60");
        assertThat(tried).hasValue(3);
        assertThat(attempt(door, "192.0.2.2", 200).getStatus()).isEqualTo(200);
    }

    @Test
    void forgivesLittleByLittle() throws Exception {
        for (int i = 0; i < 4; i++) {
            attempt(SIGN_IN, "192.0.2.1", 401);
        }
        time.now += 61;

        assertThat(attempt(SIGN_IN, "192.0.2.1", 401).getStatus()).isEqualTo(401);
        assertThat(attempt(SIGN_IN, "192.0.2.1", 401).getStatus()).isEqualTo(429);
    }

    @Test
    void countsNobodyWhoSucceeds() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(attempt("/oauth2/token", "192.0.2.1", 200).getStatus()).isEqualTo(200);
        }
    }

    @Test
    void countsWhatIsUnderWayAsFailed() throws Exception {
        FilterChain another = (request, response) -> ((HttpServletResponse) response).setStatus(200);
        FilterChain meanwhile = another;
        for (int i = 0; i < 3; i++) {
            FilterChain inner = meanwhile;
            meanwhile = (request, response) -> {
                tried.incrementAndGet();
                limit.doFilter(request("/oauth2/token", "192.0.2.1"), new MockHttpServletResponse(), inner);
            };
        }
        // Three at the same time are all that there are; the fourth within them is not let through.
        limit.doFilter(request("/oauth2/token", "192.0.2.1"), new MockHttpServletResponse(), meanwhile);

        assertThat(tried).hasValue(3);
    }

    @Test
    void anAddressOfTheOtherKindIsThatOfItsNetwork() {
        assertThat(SignInLimit.networkOf("2001:db8:1:2::1")).isEqualTo(SignInLimit.networkOf("2001:db8:1:2:ffff::9"));
        assertThat(SignInLimit.networkOf("2001:db8:1:2::1")).isNotEqualTo(SignInLimit.networkOf("2001:db8:1:3::1"));
        assertThat(SignInLimit.networkOf("192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(SignInLimit.networkOf("::ffff:nonsense:::")).isEqualTo("::ffff:nonsense:::");
    }

    @Test
    void aFailureTakesItsTimeWhateverTheReason() throws Exception {
        SignInLimit slow = new SignInLimit(
                new SignInLimitProperties(3, Duration.ofMinutes(3), Duration.ofMillis(40)),
                new ProblemWriter(new ObjectMapper()),
                time);
        long begin = System.nanoTime();

        slow.doFilter(
                request(SIGN_IN, "192.0.2.1"),
                new MockHttpServletResponse(),
                (request, response) -> ((HttpServletResponse) response).setStatus(401));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(40));
    }

    @ParameterizedTest
    @CsvSource({"GET, /oauth2/token", "POST, /api/v1/cases", "POST, /camunda/api/admin/auth/user/default/logout"})
    void isForSignInOnly(String method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setServletPath(path);

        assertThat(limit.shouldNotFilter(request)).isTrue();
    }

    private MockHttpServletResponse attempt(String path, String address, int status) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        limit.doFilter(request(path, address), response, (request, answer) -> {
            tried.incrementAndGet();
            ((HttpServletResponse) answer).setStatus(status);
        });
        return response;
    }

    private static MockHttpServletRequest request(String path, String address) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setServletPath(path);
        request.setRemoteAddr(address);
        return request;
    }

    private static final class Seconds implements TimeMeter {

        private long now;

        @Override
        public long currentTimeNanos() {
            return now * 1_000_000_000;
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
