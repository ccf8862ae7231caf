package io.redress.security;

import io.github.bucket4j.TimeMeter;
import io.redress.security.RateLimitProperties.Rates;
import io.redress.web.ApiProblem;
import io.redress.web.Pages;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How much each may send to the API: a client, a party, whoever speaks for it, and an address that has no token. Known
 * from the headers alone, when it is known who calls and before anything of the body is read; asks no database.
 */
@Component
@EnableConfigurationProperties(RateLimitProperties.class)
class RateLimits {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** A piece of an upload changes nothing that others read, and how much may come is limited by its own rules. */
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "PATCH");

    private static final Pattern UPLOAD = Pattern.compile("/api/v1/cases/[^/]+/(evidence|uploads)");

    private final boolean enabled;
    private final TooManyRequests tooMany;
    private final Limit marketplace;
    private final Limit client;
    private final Limit party;
    private final Allowance unknown;
    private final Allowance uploads;
    private final DataSize largestFile;

    RateLimits(
            RateLimitProperties properties,
            @Value("${redress.evidence.largest-file:250MB}") DataSize largestFile,
            TooManyRequests tooMany,
            ObjectProvider<TimeMeter> meter) {
        TimeMeter time = meter.getIfAvailable(() -> TimeMeter.SYSTEM_NANOTIME);
        this.enabled = properties.enabled();
        this.tooMany = tooMany;
        this.marketplace = new Limit("client", properties.marketplace(), time);
        this.client = new Limit("client", properties.client(), time);
        this.party = new Limit("party", properties.party(), time);
        this.unknown = new Allowance(properties.unknown(), MINUTE, time);
        this.uploads = new Allowance(properties.uploadsPerDay().toBytes(), Duration.ofDays(1), time);
        this.largestFile = largestFile;
    }

    /** For the chain of the API, behind whatever finds out who calls. */
    Filter ofCallers() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                Authentication caller = SecurityContextHolder.getContext().getAuthentication();
                if (!(caller instanceof JwtAuthenticationToken token)
                        || admits(callerOf(token, request), request, response)) {
                    chain.doFilter(request, response);
                }
            }
        };
    }

    /** For what everybody may read; whoever watches over the service is always answered. */
    Filter ofAddresses() {
        return new OncePerRequestFilter() {
            @Override
            protected boolean shouldNotFilter(HttpServletRequest request) {
                String path = Pages.pathOf(request);
                return path.equals("/actuator/health") || path.startsWith("/actuator/health/");
            }

            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                if (admitsUnknown(request, response)) {
                    chain.doFilter(request, response);
                }
            }
        };
    }

    /**
     * Whether somebody of whom nothing is known but the address is answered; if not, 429 was.
     *
     * @throws IOException if the client is gone
     */
    boolean admitsUnknown(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!enabled) {
            return true;
        }
        Allowance.Left left = unknown.take(request.getRemoteAddr());
        if (!left.granted()) {
            tooMany.answer(
                    response, "Too many requests without a valid token come from this address at this moment.", left);
        }
        return left.granted();
    }

    Limit client() {
        return client;
    }

    Limit party() {
        return party;
    }

    Allowance unknown() {
        return unknown;
    }

    private boolean admits(@Nullable Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!enabled || caller == null) {
            return true;
        }
        List<Taken> taken = new ArrayList<>(2);
        if (caller.party() != null) {
            taken.add(party.take(caller.party().toString(), request));
        }
        if (taken.stream().allMatch(Taken::granted)) {
            taken.add((caller.isMarketplace() ? marketplace : client).take(caller.id(), request));
        }
        describe(taken, response);
        Optional<Taken> refused = taken.stream().filter(each -> !each.granted()).findFirst();
        if (refused.isPresent()) {
            tooMany.answer(response, refused.get().words(), refused.get().left());
            return false;
        }
        return caller.party() == null || admitsUpload(caller.party(), request, response);
    }

    private boolean admitsUpload(Party sender, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        long bytes = announced(request);
        if (bytes <= 0) {
            return true;
        }
        Allowance.Left left = uploads.take(sender.toString(), bytes);
        if (!left.granted()) {
            tooMany.answer(
                    response,
                    "This party has sent as much in a day as it may, %s.".formatted(size(uploads.capacity())),
                    left);
        }
        return left.granted();
    }

    /** Bytes that a request brings or announces; one that does not tell counts as a large file. */
    private long announced(HttpServletRequest request) {
        if (!"POST".equals(request.getMethod())
                || !UPLOAD.matcher(Pages.pathOf(request)).matches()) {
            return 0;
        }
        String later = request.getHeader("Upload-Length");
        if (later != null) {
            return later.matches("\\d{1,18}") ? Long.parseLong(later) : 0;
        }
        long length = request.getContentLengthLong();
        return length < 0 ? largestFile.toBytes() : length;
    }

    /** What cannot be read of a caller is told to it by whoever needs it. */
    private static @Nullable Caller callerOf(JwtAuthenticationToken token, HttpServletRequest request) {
        try {
            return Callers.of(token.getToken(), request.getHeader(Callers.ACTING_PARTY));
        } catch (ApiProblem unclear) {
            return null;
        }
    }

    /** As the draft of the IETF on rate limit headers has it. */
    private static void describe(List<Taken> taken, HttpServletResponse response) {
        response.setHeader(
                "RateLimit-Policy",
                taken.stream()
                        .map(each -> "\"%s\";q=%d;w=%d"
                                .formatted(
                                        each.of(),
                                        each.from().capacity(),
                                        each.from().period().toSeconds()))
                        .collect(Collectors.joining(", ")));
        response.setHeader(
                "RateLimit",
                taken.stream()
                        .map(each -> "\"%s\";r=%d;t=%d"
                                .formatted(
                                        each.of(),
                                        each.left().remaining(),
                                        each.left().resetAfter()))
                        .collect(Collectors.joining(", ")));
    }

    private static String size(long bytes) {
        DataSize size = DataSize.ofBytes(bytes);
        return size.toGigabytes() > 0 ? size.toGigabytes() + " GB" : size.toMegabytes() + " MB";
    }

    private record Taken(String of, boolean reading, Allowance from, Allowance.Left left) {

        boolean granted() {
            return left.granted();
        }

        String words() {
            return String.format(
                    Locale.ROOT,
                    "This %s has sent as many %s in a minute as it may, %d.",
                    of,
                    reading ? "requests that read" : "commands",
                    from.capacity());
        }
    }

    /** Of one kind of sender. */
    record Limit(String of, Allowance reads, Allowance commands) {

        Limit(String of, Rates rates, TimeMeter time) {
            this(of, new Allowance(rates.reads(), MINUTE, time), new Allowance(rates.commands(), MINUTE, time));
        }

        Taken take(String name, HttpServletRequest request) {
            boolean reading = READS.contains(request.getMethod());
            Allowance from = reading ? reads : commands;
            return new Taken(of, reading, from, from.take(name));
        }
    }
}
