package io.redress.security;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.redress.web.Pages;
import io.redress.web.ProblemBodies;
import io.redress.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Lets nobody try passwords and secrets without end: failures are counted for the address that they come from, and the
 * attempts that are under way count as failures until they have succeeded. The engine counts besides for each person.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
@EnableConfigurationProperties(SignInLimitProperties.class)
final class SignInLimit extends OncePerRequestFilter {

    private static final String TOKENS = "/oauth2/token";
    private static final String WEB_APPLICATIONS = "/camunda/api/admin/auth/user/";

    /** So many addresses are remembered, the last ones. */
    private static final int ADDRESSES = 50_000;

    private static final int NETWORK = 8;

    private final SignInLimitProperties properties;
    private final ProblemWriter problems;
    private final TimeMeter time;
    private final Map<String, Bucket> attempts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > ADDRESSES;
        }
    };

    @Autowired
    SignInLimit(SignInLimitProperties properties, ProblemWriter problems) {
        this(properties, problems, TimeMeter.SYSTEM_MILLISECONDS);
    }

    SignInLimit(SignInLimitProperties properties, ProblemWriter problems, TimeMeter time) {
        this.properties = properties;
        this.problems = problems;
        this.time = time;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = Pages.pathOf(request);
        boolean signsIn = path.equals(TOKENS) || path.startsWith(WEB_APPLICATIONS) && path.contains("/login/");
        return !(signsIn && request.getMethod().equals(HttpMethod.POST.name()))
                && !(EngineRest.isBelow(request) && bringsPassword(request));
    }

    private static boolean bringsPassword(HttpServletRequest request) {
        String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
        return credentials != null && credentials.regionMatches(true, 0, "Basic", 0, "Basic".length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Bucket left = attemptsOf(networkOf(request.getRemoteAddr()));
        ConsumptionProbe attempt = left.tryConsumeAndReturnRemaining(1);
        if (!attempt.isConsumed()) {
            refuse(response, Duration.ofNanos(attempt.getNanosToWaitForRefill()));
            return;
        }
        long begin = System.nanoTime();
        // Kept back, or the answer would be there before its time.
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (hasFailed(answer.getStatus())) {
            waitUntil(begin + properties.failureTakes().toNanos());
        } else {
            left.addTokens(1);
        }
        answer.copyBodyToResponse();
    }

    /** Not who is known and may not pass, nor what was never tried, such as a request that another site has forged. */
    private static boolean hasFailed(int status) {
        return status == HttpStatus.UNAUTHORIZED.value() || status >= HttpStatus.INTERNAL_SERVER_ERROR.value();
    }

    private Bucket attemptsOf(String network) {
        synchronized (attempts) {
            return attempts.computeIfAbsent(
                    network,
                    first -> Bucket.builder()
                            .addLimit(limit -> limit.capacity(properties.failures())
                                    .refillGreedy(properties.failures(), properties.per()))
                            .withCustomTimePrecision(time)
                            .build());
        }
    }

    /** Whoever has one IPv6 address has the 2⁶⁴ of its network. */
    static String networkOf(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length > 2 * Integer.BYTES ? HexFormat.of().formatHex(bytes, 0, NETWORK) : address;
        } catch (UnknownHostException otherForm) {
            return address;
        }
    }

    private void refuse(HttpServletResponse response, Duration wait) throws IOException {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        problems.write(
                ProblemBodies.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-requests",
                        "Too many attempts failed from this address. Try again in %d seconds.".formatted(seconds)),
                response);
    }

    private static void waitUntil(long end) {
        try {
            TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
