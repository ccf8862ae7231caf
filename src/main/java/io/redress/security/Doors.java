package io.redress.security;

import io.redress.startup.CannotStart;
import io.redress.web.Pages;
import io.redress.web.ProblemBodies;
import io.redress.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.stream.Stream;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.CacheControlConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The doors of the house, each with its own lock; whatever is not named here stays shut. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SecurityProperties.class, IdentityProvider.class})
class Doors {

    static {
        // Found out, not sent.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    private static final String METRICS = "/actuator/prometheus";

    private final BrowserRules browsers;

    Doors(SecurityProperties properties, BrowserRules browsers) {
        this.browsers = browsers;
        if (properties.production() && properties.demo()) {
            throw new CannotStart("redress.production is on, and so is redress.demo, whose passwords everybody knows."
                    + " Set redress.demo=false.");
        }
    }

    /** Open to everybody: health, the description of the API, the keys that exports are verified with, and the way to
     * the sign-in. */
    @Bean
    @Order(2)
    SecurityFilterChain open(HttpSecurity http, RateLimits limits) throws Exception {
        return stateless(http.securityMatcher(at(
                        "/",
                        "/error",
                        "/actuator/health",
                        "/actuator/health/liveness",
                        "/actuator/health/readiness",
                        "/v3/api-docs",
                        "/v3/api-docs.yaml",
                        "/v3/api-docs/",
                        "/swagger-ui.html",
                        "/swagger-ui/")))
                .addFilterBefore(limits.ofAddresses(), AuthorizationFilter.class)
                .headers(headers -> browsers.apply(headers, BrowserRules.API_DESCRIPTION))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /**
     * Tasklist, Cockpit and Admin ask for the engine's users and guard their sessions by themselves, unless people sign in
     * at an identity provider. The page that makes a first administrator out of whoever comes first is shut.
     */
    @Bean
    @Order(3)
    SecurityFilterChain webApplications(
            HttpSecurity http,
            IdentityProvider provider,
            ObjectProvider<ProviderSignIn> signIn,
            ObjectProvider<ClientRegistrationRepository> registrations,
            ObjectProvider<StaffDirectory> staff)
            throws Exception {
        stateless(http.securityMatcher(at("/camunda/")))
                .headers(headers -> {
                    browsers.applyWithoutContentPolicy(headers);
                    // Pages and data are kept by nobody; the programs that make them are, under addresses with a
                    // version.
                    headers.cacheControl(CacheControlConfig::disable)
                            .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                    Doors::isPageOrData, new CacheControlHeadersWriter()));
                })
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers(at("/camunda/api/admin/setup/"))
                            .denyAll()
                            .requestMatchers(request -> WebAppRest.isShut(request, provider.isUsed()))
                            .denyAll();
                    if (provider.isUsed()) {
                        requests.requestMatchers(ProviderSignIn::isPasswordSignIn)
                                .denyAll()
                                .requestMatchers(ProviderSignIn::isGuarded)
                                .authenticated();
                    }
                    requests.anyRequest().permitAll();
                });
        if (provider.isUsed()) {
            signIn.getObject().guard(http, registrations.getObject(), staff.getObject());
        }
        return http.build();
    }

    private static boolean isPageOrData(HttpServletRequest request) {
        String path = Pages.pathOf(request);
        return path.startsWith("/camunda/api/") || path.endsWith("/");
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
    SecurityFilterChain api(
            HttpSecurity http, AuthenticationEntryPoint noToken, AccessDeniedHandler mayNot, RateLimits limits)
            throws Exception {
        return stateless(http)
                .addFilterAfter(limits.ofCallers(), BearerTokenAuthenticationFilter.class)
                .headers(headers -> browsers.apply(headers, BrowserRules.NOTHING))
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults())
                        .authenticationEntryPoint(noToken)
                        .accessDeniedHandler(mayNot))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(noToken).accessDeniedHandler(mayNot))
                .authorizeHttpRequests(requests -> requests.requestMatchers(at("/api/"))
                        .access(unless(Role.MONITOR))
                        .requestMatchers(at(METRICS))
                        .access(only(Role.MONITOR))
                        .anyRequest()
                        .denyAll())
                .build();
    }

    private static AuthorizationManager<RequestAuthorizationContext> only(Role role) {
        return (caller, request) -> new AuthorizationDecision(hasRole(caller.get(), role));
    }

    /** What a token without a known role may not do is told by whoever is asked. */
    private static AuthorizationManager<RequestAuthorizationContext> unless(Role role) {
        return AuthorizationManagers.allOf(
                AuthenticatedAuthorizationManager.authenticated(),
                (caller, request) -> new AuthorizationDecision(!hasRole(caller.get(), role)));
    }

    private static boolean hasRole(Authentication caller, Role role) {
        return caller instanceof JwtAuthenticationToken token
                && role.claim().equals(token.getToken().getClaims().get(Callers.ROLE));
    }

    /** A token that never ends would open the door for ever to whoever finds it; any issuer may forget to set an end. */
    @Bean
    OAuth2TokenValidator<Jwt> tokensEnd() {
        return new JwtClaimValidator<Object>(JwtClaimNames.EXP, Objects::nonNull);
    }

    private static HttpSecurity stateless(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }

    @Bean
    AuthenticationEntryPoint noToken(ProblemWriter problems, RateLimits limits) {
        BearerTokenAuthenticationEntryPoint header = new BearerTokenAuthenticationEntryPoint();
        return (request, response, failure) -> {
            if (!limits.admitsUnknown(request, response)) {
                return;
            }
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
