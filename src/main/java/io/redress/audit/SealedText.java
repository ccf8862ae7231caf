package io.redress.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What a person wrote, and a salt of its own. The chain of a case holds only the hash of both: it proves the words as
 * long as they are kept, and tells nothing about them once both are erased.
 *
 * @param salt 32 hexadecimal digits, drawn for this text
 */
public record SealedText(String salt, String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;

    static SealedText of(String text) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new SealedText(HexFormat.of().formatHex(salt), text);
    }

    /** What is hashed: the salt's digits, and the text right behind them, in UTF-8. */
    public byte[] content() {
        return (salt + text).getBytes(UTF_8);
    }

    /** SHA-256 of the content, hexadecimal. */
    public String commitment() {
        return EventChain.sha256(content());
    }
}
