package io.redress.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.web.Forbidden;
import io.redress.web.ProblemBodies;
import io.redress.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The door of the engine's own REST API: for those who read what runs, and those who deploy. A password of the engine's
 * users opens it, unless they sign in at an identity provider, or a token of such a role; never a session, so that no
 * page elsewhere can send a browser here.
 */
@Configuration(proxyBeanMethods = false)
class EngineRestDoor {

    private final ProblemWriter problems;
    private final IdentityProvider provider;

    EngineRestDoor(ProblemWriter problems, IdentityProvider provider) {
        this.problems = problems;
        this.provider = provider;
    }

    @Bean
    @Order(4)
    SecurityFilterChain engineRest(
            HttpSecurity http, IdentityService identity, ObjectMapper json, BrowserRules browsers) throws Exception {
        http.securityMatcher((RequestMatcher) EngineRest::isBelow)
                .headers(headers -> browsers.apply(headers, BrowserRules.NOTHING))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(
                                token -> personOf(token).authenticated()))
                        .authenticationEntryPoint((request, response, failure) -> ask(response, failure)))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(
                                (request, response, failure) -> ask(response, failure))
                        .accessDeniedHandler((request, response, failure) -> refuse(request, response)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(EngineRest::isReading)
                        .hasAuthority(EnginePerson.READS)
                        .requestMatchers(EngineRest::isOperating)
                        .hasAuthority(EnginePerson.OPERATES)
                        .anyRequest()
                        .denyAll())
                .addFilterAfter(new EngineFailures(json), AuthorizationFilter.class)
                .addFilterAfter(new EngineIdentity(identity), EngineFailures.class);
        if (!provider.isUsed()) {
            http.authenticationProvider(new EnginePasswords(identity))
                    .httpBasic(basic ->
                            basic.authenticationEntryPoint((request, response, failure) -> ask(response, failure)));
        }
        return http.build();
    }

    /** A token's role stands for the group of the same people, and for no other that its subject may be in. */
    private static EnginePerson personOf(Jwt token) {
        Caller caller;
        try {
            caller = Callers.of(token, null);
        } catch (Forbidden unknown) {
            throw new InvalidBearerTokenException(unknown.getMessage());
        }
        return new EnginePerson(
                caller.id(), StaffGroups.groupOf(caller.role()).map(List::of).orElse(List.of()));
    }

    private void ask(HttpServletResponse response, AuthenticationException failure) throws IOException {
        response.addHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                failure instanceof InvalidBearerTokenException ? "Bearer error=\"invalid_token\"" : "Bearer");
        if (!provider.isUsed()) {
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Redress\"");
        }
        problems.write(
                ProblemBodies.of(
                        HttpStatus.UNAUTHORIZED,
                        "unauthorized",
                        provider.isUsed()
                                ? "This needs a bearer token of a lead, an analyst or a deployer that is valid now."
                                : "This needs the password of one of the engine's users, or a bearer token that is valid now."),
                response);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean operating = EngineRest.isOperating(request);
        if (operating || EngineRest.isReading(request)) {
            problems.write(
                    new Forbidden(
                                    operating
                                            ? "To deploy, migrate, retry and suspend is for deployers and administrators."
                                            : "What runs in the engine is for leads, analysts, deployers and administrators to read.")
                            .body(),
                    response);
        } else {
            problems.write(
                    ProblemBodies.of(
                            HttpStatus.FORBIDDEN,
                            "engine-resource-closed",
                            "This part of the engine is closed to everybody here. Cases are moved by /api/v1 and in"
                                    + " Tasklist, people are looked after in Admin."),
                    response);
        }
    }
}
