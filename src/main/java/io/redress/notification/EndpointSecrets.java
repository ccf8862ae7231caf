package io.redress.notification;

import io.redress.startup.CannotStart;
import io.redress.web.Conflict;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/**
 * The secrets that deliveries are signed with. They must be known to sign, so they cannot be hashed: with {@code
 * redress.webhooks.keys} they are encrypted before they are stored, and a copy of the database alone signs nothing. A
 * demonstration may do without; a production may not.
 */
@Component
class EndpointSecrets {

    private static final String PREFIX = "whsec_";
    private static final String ENCRYPTED = "aes:";
    private static final int BYTES = 32;
    private static final int IV_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final List<AesBytesEncryptor> keys;
    private final boolean production;

    EndpointSecrets(WebhookProperties properties, @Value("${redress.production:false}") boolean production) {
        this.keys = properties.keys().stream()
                .filter(key -> !key.isBlank())
                .map(EndpointSecrets::key)
                .toList();
        this.production = production;
    }

    /**
     * Draws a new one, in the form of Standard Webhooks, and seals it.
     *
     * @throws Conflict {@code webhook-key-missing} in a production that has no key to encrypt it with
     */
    String draw() {
        if (production && keys.isEmpty()) {
            throw new Conflict(
                    "webhook-key-missing", "Operators set redress.webhooks.keys first, so that secrets are encrypted.");
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = PREFIX + Base64.getEncoder().encodeToString(bytes);
        return keys.isEmpty()
                ? secret
                : ENCRYPTED
                        + Base64.getEncoder()
                                .encodeToString(keys.get(0).encrypt(secret.getBytes(StandardCharsets.UTF_8)));
    }

    /** @throws IllegalStateException if it was sealed with a key that the configuration no longer has */
    String open(String sealed) {
        if (!sealed.startsWith(ENCRYPTED)) {
            return sealed;
        }
        byte[] content = Base64.getDecoder().decode(sealed.substring(ENCRYPTED.length()));
        for (AesBytesEncryptor key : keys) {
            try {
                return new String(key.decrypt(content), StandardCharsets.UTF_8);
            } catch (IllegalStateException | IllegalArgumentException anotherKey) {
                continue;
            }
        }
        throw new IllegalStateException("None of redress.webhooks.keys opens the secret of this endpoint");
    }

    private static AesBytesEncryptor key(String text) {
        byte[] bytes = bytes(text);
        if (bytes.length != BYTES) {
            throw unusable();
        }
        return new AesBytesEncryptor(
                new SecretKeySpec(bytes, "AES"), KeyGenerators.secureRandom(IV_BYTES), CipherAlgorithm.GCM);
    }

    private static byte[] bytes(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw unusable();
        }
    }

    private static CannotStart unusable() {
        return new CannotStart(
                "A key in redress.webhooks.keys is not 32 bytes in Base64. Make one with: openssl rand -base64 32");
    }
}
