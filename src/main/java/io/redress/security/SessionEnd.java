package io.redress.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session some hours after the sign-in, however much is done meanwhile: what groups somebody is in, and whether
 * somebody is still there, the identity provider is asked at sign-in only. Measured by the machine, since the sandbox
 * clock jumps.
 */
final class SessionEnd extends OncePerRequestFilter {

    private static final String SIGNED_IN_AT = SessionEnd.class.getName();

    private final Duration longest;
    private final LongSupplier nanoseconds;

    SessionEnd(Duration longest, LongSupplier nanoseconds) {
        this.longest = longest;
        this.nanoseconds = nanoseconds;
    }

    void begin(HttpSession session) {
        session.setAttribute(SIGNED_IN_AT, nanoseconds.getAsLong());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null
                && session.getAttribute(SIGNED_IN_AT) instanceof Long begin
                && nanoseconds.getAsLong() - begin > longest.toNanos()) {
            session.invalidate();
        }
        chain.doFilter(request, response);
    }
}
