package io.redress.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Remembers when a request began: before its body is read, which for a video on a poor line can be long before its end. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestBegin extends OncePerRequestFilter {

    private static final String ATTRIBUTE = RequestBegin.class.getName();

    /** Asked late: filters are made before the database is there, and a clock may be kept in it. */
    private final ObjectProvider<Clock> clock;

    RequestBegin(ObjectProvider<Clock> clock) {
        this.clock = clock;
    }

    /**
     * When this request's headers had arrived, UTC.
     *
     * @throws IllegalStateException outside the filters of the application
     */
    public static Instant of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Instant begin) {
            return begin;
        }
        throw new IllegalStateException("nobody saw this request begin");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(ATTRIBUTE, clock.getObject().instant());
        chain.doFilter(request, response);
    }
}
