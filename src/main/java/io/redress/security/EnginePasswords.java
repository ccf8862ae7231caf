package io.redress.security;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * Lets the engine's users call its REST API with their password. The engine looks at the password itself, and so counts
 * wrong ones together with those of the web applications, and makes the next wait.
 */
final class EnginePasswords implements AuthenticationProvider {

    private final IdentityService identity;

    EnginePasswords(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public Authentication authenticate(Authentication claimed) {
        String id = claimed.getName();
        if (claimed.getCredentials() == null
                || !identity.checkPassword(id, claimed.getCredentials().toString())) {
            throw new BadCredentialsException("Not these words.");
        }
        List<String> groups = identity.createGroupQuery().groupMember(id).list().stream()
                .map(Group::getId)
                .toList();
        return new EnginePerson(id, groups).authenticated();
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
