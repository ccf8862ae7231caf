package io.redress.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import io.redress.startup.CannotStart;
import io.redress.web.Conflict;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("the secret of an endpoint")
class EndpointSecretsTests {

    private static final String ONE = key(1);
    private static final String OTHER = key(2);

    private static String key(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static EndpointSecrets with(boolean production, String... keys) {
        return new EndpointSecrets(
                new WebhookProperties(
                        false,
                        false,
                        List.of(),
                        0,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ZERO,
                        Duration.ZERO,
                        List.of(keys)),
                production);
    }

    @Test
    @DisplayName("is one that the library takes, another each time, and stored encrypted")
    void encrypted() throws Exception {
        EndpointSecrets secrets = with(true, ONE);
        String sealed = secrets.draw();
        String secret = secrets.open(sealed);

        assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(new Webhook(secret).sign("id", 1, "body")).startsWith("v1,");
        assertThat(sealed).doesNotContain(secret.substring("whsec_".length()));
        assertThat(secrets.open(secrets.draw())).isNotEqualTo(secret);
    }

    @Test
    @DisplayName("opens with an earlier key while that is in the list, and not afterwards")
    void keysAreExchanged() {
        String sealed = with(true, ONE).draw();
        String secret = with(true, ONE).open(sealed);

        assertThat(with(true, OTHER, ONE).open(sealed)).isEqualTo(secret);
        assertThatThrownBy(() -> with(true, OTHER).open(sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("redress.webhooks.keys");
    }

    @Test
    @DisplayName("is not drawn by a production that has no key")
    void productionNeedsAKey() {
        assertThatThrownBy(() -> with(true).draw())
                .isInstanceOfSatisfying(
                        Conflict.class, refused -> assertThat(refused.code()).isEqualTo("webhook-key-missing"));
        EndpointSecrets demonstration = with(false);
        assertThat(demonstration.open(demonstration.draw())).startsWith("whsec_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "c2hvcnQ=", "not Base64 at all, whatever its length may be"})
    @DisplayName("is not encrypted by a key that is none")
    void keyThatIsNone(String key) {
        assertThatThrownBy(() -> with(true, key))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("openssl rand -base64 32");
    }
}
