package io.redress.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Whoever asks the engine for a list without an end gets its beginning, as from our own API. The engine refuses such a
 * question of a person, and Cockpit asks it all the same, for the versions of a table.
 */
@Configuration(proxyBeanMethods = false)
class FirstPage {

    /** The engine's limit for one page. */
    private static final int MOST = 2_000;

    @Bean
    FilterRegistrationBean<Beginning> beginningOfLists() {
        FilterRegistrationBean<Beginning> registration = new FilterRegistrationBean<>(new Beginning());
        registration.addUrlPatterns("/camunda/api/*", EngineRest.ROOT + "/*");
        return registration;
    }

    private static final class Beginning extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String query = request.getQueryString() == null ? "" : request.getQueryString();
            chain.doFilter(query.contains("maxResults=") ? request : new Bounded(request, query), response);
        }
    }

    private static final class Bounded extends HttpServletRequestWrapper {

        private final String query;

        Bounded(HttpServletRequest request, String query) {
            super(request);
            this.query = (query.isEmpty() ? "" : query + "&") + "maxResults=" + MOST;
        }

        @Override
        public String getQueryString() {
            return query;
        }
    }
}
