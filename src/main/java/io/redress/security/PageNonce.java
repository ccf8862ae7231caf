package io.redress.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives each page of the engine's web applications the nonce that its own header names. Camunda keeps the nonce where
 * every request that comes meanwhile puts another one; the browser then refuses all scripts, and the page stays blank.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PageNonce extends OncePerRequestFilter {

    private static final Pattern IN_HEADER = Pattern.compile("'nonce-([\\w-]+)'");
    private static final Pattern IN_PAGE = Pattern.compile("nonce=\"[\\w-]+\"");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.startsWith(request.getContextPath() + "/camunda/app/") || !path.endsWith("/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper page = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, page);
        String policy = page.getHeader("Content-Security-Policy");
        Matcher own = IN_HEADER.matcher(policy == null ? "" : policy);
        if (own.find() && page.getContentSize() > 0) {
            String text = new String(page.getContentAsByteArray(), StandardCharsets.UTF_8);
            page.resetBuffer();
            page.getOutputStream()
                    .write(IN_PAGE.matcher(text)
                            .replaceAll("nonce=\"" + own.group(1) + "\"")
                            .getBytes(StandardCharsets.UTF_8));
        }
        page.copyBodyToResponse();
    }
}
