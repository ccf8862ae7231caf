package io.redress.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/** What an identity provider says of a person, and for how long. */
class ProvidedPersonTests {

    private static final IdentityProvider PROVIDER =
            new IdentityProvider("company", "sub", "groups", Map.of("8f1c", "mediators"), Duration.ofHours(8));

    @Test
    void groupsComeAsAListOrAsWords() {
        assertThat(groups("groups", List.of("analysts", "8f1c"))).containsExactly("analysts", "mediators");
        assertThat(groups("groups", "analysts deployers,8f1c")).containsExactly("analysts", "deployers", "mediators");
        assertThat(groups("groups", 7)).isEmpty();
        assertThat(groups("other", List.of("camunda-admin"))).isEmpty();
    }

    @Test
    void namesMayBeMissing() {
        ProvidedPerson person = ProvidedPerson.of(Map.of("sub", "mia", "name", "Mia Moreau"), PROVIDER);

        assertThat(person.firstName()).isEmpty();
        assertThat(person.lastName()).isEqualTo("Mia Moreau");
    }

    @Test
    void nobodyIsCalledByNothingOrByMoreThanTheEngineHolds() {
        assertThatThrownBy(() -> ProvidedPerson.of(Map.of("name", "Mia"), PROVIDER))
                .isInstanceOf(OAuth2AuthenticationException.class);
        assertThatThrownBy(() -> ProvidedPerson.of(Map.of("sub", "m".repeat(65)), PROVIDER))
                .isInstanceOf(OAuth2AuthenticationException.class);
    }

    @Test
    void aSessionEndsSomeHoursAfterTheSignInWhateverIsDone() throws Exception {
        AtomicLong now = new AtomicLong();
        SessionEnd end = new SessionEnd(Duration.ofHours(8), now::get);
        MockHttpSession session = new MockHttpSession();
        end.begin(session);

        now.set(Duration.ofHours(8).toNanos());
        assertThat(asked(end, session).isInvalid()).isFalse();
        now.set(Duration.ofHours(8).toNanos() + 1);
        assertThat(asked(end, session).isInvalid()).isTrue();
        // One in which nobody has signed in waits for whoever does.
        assertThat(asked(end, new MockHttpSession()).isInvalid()).isFalse();
    }

    private static MockHttpSession asked(SessionEnd end, MockHttpSession session) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/camunda/app/tasklist/default/");
        request.setSession((HttpSession) session);
        end.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        return session;
    }

    private static Iterable<String> groups(String claim, Object value) {
        return ProvidedPerson.of(Map.of("sub", "mia", claim, value), PROVIDER).groups();
    }
}
