package io.redress.security;

import io.redress.web.Forbidden;
import io.redress.web.Pages;
import io.redress.web.ProblemBodies;
import io.redress.web.ProblemPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The door of the pages that staff read in a browser, {@code /desk} and {@code /insight}: opened by the session of the
 * engine's web applications, shut to forged requests, and shown within pages of our own only.
 */
@Configuration(proxyBeanMethods = false)
class PageDoor {

    /** Nothing from elsewhere, nothing inline; shown within Tasklist, which has the same origin. */
    private static final String CONTENT = "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; "
            + "script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

    private final ProblemPage problems;

    /** Empty where people sign in to the web applications. */
    private final ObjectProvider<ProviderSignIn> provider;

    private final BrowserRules browsers;

    PageDoor(ProblemPage problems, ObjectProvider<ProviderSignIn> provider, BrowserRules browsers) {
        this.problems = problems;
        this.provider = provider;
        this.browsers = browsers;
    }

    @Bean
    @Order(4)
    SecurityFilterChain pages(HttpSecurity http, ProcessEngine engine) throws Exception {
        return http.securityMatcher((RequestMatcher) Pages::isPage)
                .addFilterBefore(new WebSession(engine), CsrfFilter.class)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                // The session is the web applications', and keeps its id: they have signed in to it, not we.
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(
                        context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .headers(headers -> {
                    browsers.apply(headers, CONTENT);
                    headers.frameOptions(FrameOptionsConfig::sameOrigin);
                })
                .exceptionHandling(failures -> failures.authenticationEntryPoint(
                                (request, response, failure) -> signIn(request, response))
                        .accessDeniedHandler(this::refuse))
                .authorizeHttpRequests(requests -> requests.requestMatchers(below(Pages.DESK + "/assets"))
                        .permitAll()
                        .requestMatchers(below(Pages.DESK))
                        .hasAuthority(WebSession.DESK)
                        .anyRequest()
                        .hasAuthority(WebSession.INSIGHT))
                .build();
    }

    private static RequestMatcher below(String folder) {
        return request -> Pages.isBelow(folder, request);
    }

    private void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProviderSignIn elsewhere = provider.getIfAvailable();
        if (elsewhere != null) {
            elsewhere.ask(request, response);
            return;
        }
        problems.write(
                ProblemBodies.of(
                        HttpStatus.UNAUTHORIZED,
                        "unauthorized",
                        "Sign in to Tasklist or Cockpit first; then open this page again."),
                request,
                response);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (SecurityContextHolder.getContext().getAuthentication() == null) {
            signIn(request, response);
            return;
        }
        Forbidden why = denied instanceof CsrfException
                ? new Forbidden(
                        "This was not sent from a page of ours, or from one that was opened before you signed in."
                                + " Nothing was changed; open the page again.")
                : new Forbidden(
                        Pages.isBelow(Pages.DESK, request)
                                ? "The desk is for those who decide cases or act for a party on the phone."
                                : "These pages are for mediation leads, analysts and administrators.");
        problems.write(why.body(), request, response);
    }
}
