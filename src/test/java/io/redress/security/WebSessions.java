package io.redress.security;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.mock.web.MockHttpSession;

/** Sessions of the web applications, as their sign-in leaves them. */
public final class WebSessions {

    private WebSessions() {}

    public static MockHttpSession of(String person, ProcessEngine engine) {
        return of(person, engine.getName());
    }

    static MockHttpSession of(String person, String engineName) {
        Authentications authentications = new Authentications();
        authentications.addOrReplace(new UserAuthentication(person, engineName));
        MockHttpSession session = new MockHttpSession();
        AuthenticationUtil.updateSession(session, authentications);
        return session;
    }
}
