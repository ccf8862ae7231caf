package io.redress.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.webapp.impl.security.auth.Authentication;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who has signed in to one of the engine's web applications is signed in to the pages of staff, as the {@link Caller} that
 * the groups make. The session says who it is; the groups are asked for each time, so that who is taken out of one loses
 * what it opened at once.
 */
final class WebSession extends OncePerRequestFilter {

    /** Opens {@code /desk}. */
    static final String DESK = "DESK";

    /** Opens {@code /insight}. */
    static final String INSIGHT = "INSIGHT";

    private final ProcessEngine engine;

    WebSession(ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> person = personOf(request.getSession(false));
        if (person.isPresent()) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(authenticated(person.get()));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }

    private Optional<String> personOf(@Nullable HttpSession session) {
        return Optional.ofNullable(session)
                .map(AuthenticationUtil::getAuthsFromSession)
                .map(all -> all.getAuthenticationForProcessEngine(engine.getName()))
                .map(Authentication::getIdentityId)
                .or(() -> fromProvider(session));
    }

    /** Who has come from an identity provider with this session, whichever page was opened first. */
    static Optional<String> fromProvider(@Nullable HttpSession session) {
        return Optional.ofNullable(session)
                .map(all -> all.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY))
                .filter(SecurityContext.class::isInstance)
                .map(context -> ((SecurityContext) context).getAuthentication())
                .filter(person -> person.isAuthenticated() && person.getPrincipal() instanceof OidcUser)
                .map(Principal::getName);
    }

    private UsernamePasswordAuthenticationToken authenticated(String person) {
        List<String> groups = engine.getIdentityService().createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .toList();
        List<GrantedAuthority> opened = new ArrayList<>();
        if (StaffGroups.openDesk(groups)) {
            opened.add(new SimpleGrantedAuthority(DESK));
        }
        if (StaffGroups.openInsight(groups)) {
            opened.add(new SimpleGrantedAuthority(INSIGHT));
        }
        Caller caller = new Caller(StaffGroups.roleOf(groups), person, null);
        return UsernamePasswordAuthenticationToken.authenticated(caller, null, opened);
    }
}
