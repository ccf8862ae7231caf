package io.redress.security;

import io.redress.startup.CannotStart;
import io.redress.web.Pages;
import io.redress.web.ProblemBodies;
import io.redress.web.ProblemPage;
import io.redress.web.ProblemWriter;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientPropertiesMapper;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sign-in at an identity provider, by OpenID Connect: the code comes back once, to the browser that asked for it, and is
 * worth something only together with a secret of this service (state, PKCE, nonce). The engine's passwords then open
 * nothing.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OAuth2ClientProperties.class)
@ConditionalOnExpression("!'${redress.identity-provider.registration:}'.isBlank()")
class ProviderSignIn {

    static final String SIGN_IN = "/camunda/sign-in";
    static final String SIGNED_IN = "/camunda/signed-in";
    static final String SIGN_OUT = "/camunda/sign-out";

    /** Tells the pages that there is something to sign out of; it is no secret and opens nothing. */
    static final String SIGN_OUT_COOKIE = "SIGN_OUT";

    private static final String FIRST_PAGE = "/camunda/app/welcome/";

    private static final Logger log = LoggerFactory.getLogger(ProviderSignIn.class);

    private final IdentityProvider provider;
    private final ProblemPage pages;
    private final ProblemWriter problems;
    private final HttpSessionRequestCache asked = new HttpSessionRequestCache();
    private final SessionEnd sessionEnd;

    ProviderSignIn(
            IdentityProvider provider, OAuth2ClientProperties clients, ProblemPage pages, ProblemWriter problems) {
        this.provider = provider;
        this.pages = pages;
        this.problems = problems;
        this.sessionEnd = new SessionEnd(provider.session(), System::nanoTime);
        if (!clients.getRegistration().containsKey(provider.registration())) {
            throw new CannotStart(
                    "redress.identity-provider.registration is %1$s, but there is no spring.security.oauth2.client.registration.%1$s."
                            .formatted(provider.registration()));
        }
    }

    /** Asks the provider for its addresses when somebody first signs in: cases go on while it cannot be reached. */
    @Bean
    ClientRegistrationRepository identityProviders(OAuth2ClientProperties clients) {
        return new SupplierClientRegistrationRepository(() -> new InMemoryClientRegistrationRepository(
                ClientRegistration.withClientRegistration(new OAuth2ClientPropertiesMapper(clients)
                                .asClientRegistrations()
                                .get(provider.registration()))
                        .redirectUri("{baseUrl}" + SIGNED_IN)
                        .build()));
    }

    /** Groups there must be first. */
    @Bean
    @DependsOn("engineAccess")
    StaffDirectory staffDirectory(IdentityService identity, JdbcClient sql, TransactionTemplate transaction) {
        return new StaffDirectory(identity, sql, transaction);
    }

    /** Before anything looks at the session. */
    @Bean
    FilterRegistrationBean<SessionEnd> sessionEnds() {
        FilterRegistrationBean<SessionEnd> registration = new FilterRegistrationBean<>(sessionEnd);
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
        return registration;
    }

    /** After the sign-in has been looked at, before the web applications look for theirs. */
    @Bean
    FilterRegistrationBean<ProvidedSessions> providedSessions(StaffDirectory staff) {
        FilterRegistrationBean<ProvidedSessions> registration =
                new FilterRegistrationBean<>(new ProvidedSessions(staff));
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return registration;
    }

    /** Puts the sign-in in front of the web applications. */
    void guard(HttpSecurity http, ClientRegistrationRepository registrations, StaffDirectory staff) throws Exception {
        DefaultOAuth2AuthorizationRequestResolver requests =
                new DefaultOAuth2AuthorizationRequestResolver(registrations, SIGN_IN);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        OidcClientInitiatedLogoutSuccessHandler goodbye = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        goodbye.setPostLogoutRedirectUri("{baseUrl}" + FIRST_PAGE);
        goodbye.setDefaultTargetUrl(FIRST_PAGE);
        SavedRequestAwareAuthenticationSuccessHandler back = new SavedRequestAwareAuthenticationSuccessHandler();
        back.setRequestCache(asked);
        back.setDefaultTargetUrl(FIRST_PAGE);

        http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.IF_REQUIRED)
                        .sessionFixation(fixation -> fixation.newSession()))
                .requestCache(cache -> cache.requestCache(asked))
                .securityContext(
                        context -> context.securityContextRepository(new HttpSessionSecurityContextRepository()))
                .oauth2Login(login -> login.loginPage(signInAddress())
                        .clientRegistrationRepository(registrations)
                        .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
                        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(requests))
                        .redirectionEndpoint(endpoint -> endpoint.baseUri(SIGNED_IN))
                        .userInfoEndpoint(info -> info.oidcUserService(people(staff)))
                        .successHandler((request, response, person) -> {
                            sessionEnd.begin(request.getSession());
                            response.addCookie(signOutCookie(request));
                            back.onAuthenticationSuccess(request, response, person);
                        })
                        .failureHandler(this::refuse))
                .logout(logout -> logout.logoutRequestMatcher(ProviderSignIn::isSignOut)
                        .deleteCookies(SIGN_OUT_COOKIE)
                        .logoutSuccessHandler(goodbye))
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint((request, response, failure) -> ask(request, response)));
    }

    /** Whether somebody has to have signed in for this: the pages, and what they ask for. */
    static boolean isGuarded(HttpServletRequest request) {
        String path = Pages.pathOf(request);
        return path.startsWith("/camunda/api/") || path.startsWith("/camunda/app/") && path.endsWith("/");
    }

    /** Passwords are not asked for here. */
    static boolean isPasswordSignIn(HttpServletRequest request) {
        String path = Pages.pathOf(request);
        return path.startsWith("/camunda/api/admin/auth/user/") && path.contains("/login");
    }

    /** Sends a person who reads a page to the sign-in, and afterwards back to it. */
    void ask(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getMethod().equals(HttpMethod.GET.name())
                && !Pages.pathOf(request).startsWith("/camunda/api/")) {
            asked.saveRequest(request, response);
            response.sendRedirect(request.getContextPath() + signInAddress());
        } else {
            problems.write(
                    ProblemBodies.of(
                            HttpStatus.UNAUTHORIZED, "unauthorized", "Sign in first; then open the page again."),
                    response);
        }
    }

    private String signInAddress() {
        return SIGN_IN + "/" + provider.registration();
    }

    /** A page elsewhere may not sign people out. */
    private static boolean isSignOut(HttpServletRequest request) {
        return Pages.pathOf(request).equals(SIGN_OUT)
                && request.getMethod().equals(HttpMethod.GET.name())
                && !"cross-site".equals(request.getHeader("Sec-Fetch-Site"));
    }

    private static Cookie signOutCookie(HttpServletRequest request) {
        Cookie cookie = new Cookie(SIGN_OUT_COOKIE, "here");
        cookie.setPath(request.getContextPath().isEmpty() ? "/" : request.getContextPath());
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    private OAuth2UserService<OidcUserRequest, OidcUser> people(StaffDirectory staff) {
        OidcUserService claims = new OidcUserService();
        return request -> {
            OidcUser said = claims.loadUser(request);
            ProvidedPerson person = ProvidedPerson.of(said.getClaims(), provider);
            staff.welcome(person);
            return new DefaultOidcUser(
                    said.getAuthorities(), said.getIdToken(), said.getUserInfo(), provider.personClaim());
        };
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        String code = failure instanceof OAuth2AuthenticationException known
                ? known.getError().getErrorCode()
                : failure.getClass().getSimpleName();
        log.warn("Nobody was let in: {}", code.replaceAll("[^\\w.-]", "?"));
        pages.write(reason(code, failure), request, response);
    }

    /** What the provider or the library says of it stays in the log: it is for whoever looks after both. */
    private static ProblemDetail reason(String code, AuthenticationException failure) {
        return switch (code) {
            case StaffDirectory.NO_GROUP, ProvidedPerson.UNUSABLE ->
                ProblemBodies.of(
                        HttpStatus.FORBIDDEN,
                        code,
                        ((OAuth2AuthenticationException) failure).getError().getDescription());
            default ->
                ProblemBodies.of(
                        HttpStatus.UNAUTHORIZED,
                        "sign-in-failed",
                        "The sign-in did not come to an end that this service can trust. Begin again.");
        };
    }
}
