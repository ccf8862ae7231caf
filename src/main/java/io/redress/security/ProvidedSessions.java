package io.redress.security;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;

/** Lets the engine's web applications take for signed in whoever has come from the identity provider. */
final class ProvidedSessions extends ContainerBasedAuthenticationFilter {

    ProvidedSessions(StaffDirectory staff) {
        authenticationProvider = new Provider(staff);
    }

    /** The provider is here already; the engine would make one from a name in the settings. */
    @Override
    public void init(FilterConfig settings) {}

    /** Groups are not handed over: the engine reads them from its tables, again and again. */
    private record Provider(StaffDirectory staff) implements AuthenticationProvider {

        @Override
        public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
            return WebSession.fromProvider(request.getSession(false))
                    // Whom an administrator has taken out since may go on with nothing.
                    .filter(staff::knows)
                    .map(AuthenticationResult::successful)
                    .orElseGet(AuthenticationResult::unsuccessful);
        }

        @Override
        public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
            // The pages send to the sign-in by themselves.
        }
    }
}
