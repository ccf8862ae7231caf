package io.redress.e2e;

import io.redress.RedressApplication;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.SpringApplication;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The service, which keeps the answer to itself where a request asks for it: everything is done and committed, a file says
 * so, and the client waits for ever.
 */
final class HeldAnswers extends OncePerRequestFilter {

    /** Names the file that appears when the answer is ready. */
    static final String HOLD = "Hold-Answer";

    public static void main(String[] args) {
        SpringApplication.run(new Class<?>[] {RedressApplication.class, HeldAnswers.class}, args);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String file = request.getHeader(HOLD);
        if (file == null) {
            chain.doFilter(request, response);
            return;
        }
        ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, kept);
        Files.writeString(Path.of(file), String.valueOf(kept.getStatus()));
        while (true) {
            LockSupport.park();
        }
    }
}
