package io.redress.security;

import java.util.ArrayList;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Who calls the engine's REST API, as the engine knows people.
 *
 * @param groups ids, those of {@link Groups}
 */
record EnginePerson(String id, List<String> groups) {

    /** Reads what runs in the engine. */
    static final String READS = "ENGINE_READ";

    /** Deploys, migrates, retries, suspends. */
    static final String OPERATES = "ENGINE_OPERATE";

    UsernamePasswordAuthenticationToken authenticated() {
        List<GrantedAuthority> opened = new ArrayList<>();
        if (StaffGroups.readEngine(groups)) {
            opened.add(new SimpleGrantedAuthority(READS));
        }
        if (StaffGroups.operateEngine(groups)) {
            opened.add(new SimpleGrantedAuthority(OPERATES));
        }
        return UsernamePasswordAuthenticationToken.authenticated(this, null, opened);
    }

    @Override
    public String toString() {
        return id;
    }
}
