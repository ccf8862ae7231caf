package io.redress.security;

import io.redress.startup.CannotStart;
import io.redress.web.Pages;
import io.redress.web.ProblemBodies;
import io.redress.web.ProblemWriter;
import java.util.stream.Stream;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The doors of the house, each with its own lock; whatever is not named here stays shut. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecurityProperties.class)
class Doors {

    static {
        // Found out, not sent.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    Doors(SecurityProperties properties) {
        if (properties.production() && properties.demo()) {
            throw new CannotStart("redress.production is on, and so is redress.demo, whose passwords everybody knows."
                    + " Set redress.demo=false.");
        }
    }

    /** Open to everybody: health, the description of the API, the keys that exports are verified with, and the way to
     * the sign-in. */
    @Bean
    @Order(2)
    SecurityFilterChain open(HttpSecurity http) throws Exception {
        return stateless(http.securityMatcher(at(
                        "/",
                        "/error",
                        "/actuator/health",
                        "/v3/api-docs",
                        "/v3/api-docs.yaml",
                        "/v3/api-docs/",
                        "/swagger-ui.html",
                        "/swagger-ui/")))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /**
     * Tasklist, Cockpit and Admin ask for the engine's users and guard their sessions by themselves. Only the page that
     * makes a first administrator out of whoever comes first is shut.
     */
    @Bean
    @Order(3)
    SecurityFilterChain webApplications(HttpSecurity http) throws Exception {
        return stateless(http.securityMatcher(at("/camunda/")))
                // They set their own, except that browsers shall stay with HTTPS once they came by it.
                .headers(headers -> headers.defaultsDisabled().httpStrictTransportSecurity(Customizer.withDefaults()))
                .authorizeHttpRequests(requests -> requests.requestMatchers(at("/camunda/api/admin/setup/"))
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .build();
    }

    /** @param paths a path, or with a slash at the end everything below it */
    private static RequestMatcher at(String... paths) {
        return request -> {
            String path = Pages.pathOf(request);
            return Stream.of(paths)
                    .anyMatch(known ->
                            known.equals(path) || known.length() > 1 && known.endsWith("/") && path.startsWith(known));
        };
    }

    /** The API, and everything else, which is nothing. */
    @Bean
    @Order(5)
    SecurityFilterChain api(HttpSecurity http, AuthenticationEntryPoint noToken, AccessDeniedHandler mayNot)
            throws Exception {
        return stateless(http)
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults())
                        .authenticationEntryPoint(noToken)
                        .accessDeniedHandler(mayNot))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(noToken).accessDeniedHandler(mayNot))
                .authorizeHttpRequests(requests -> requests.requestMatchers(at("/api/"))
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }

    @Bean
    AuthenticationEntryPoint noToken(ProblemWriter problems) {
        BearerTokenAuthenticationEntryPoint header = new BearerTokenAuthenticationEntryPoint();
        return (request, response, failure) -> {
            header.commence(request, response, failure);
            problems.write(
                    ProblemBodies.of(
                            HttpStatus.UNAUTHORIZED,
                            "unauthorized",
                            "This needs a bearer token that is valid now; POST /oauth2/token gives one."),
                    response);
        };
    }

    @Bean
    AccessDeniedHandler mayNot(ProblemWriter problems) {
        BearerTokenAccessDeniedHandler header = new BearerTokenAccessDeniedHandler();
        return (request, response, failure) -> {
            header.handle(request, response, failure);
            problems.write(
                    ProblemBodies.of(HttpStatus.FORBIDDEN, "forbidden", "This caller may not do this."), response);
        };
    }

    /** A text with a zero byte cannot be stored, and no parameter needs one. */
    @Bean
    StrictHttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        firewall.setAllowedParameterNames(name -> name.indexOf('\0') < 0);
        return firewall;
    }
}
