package io.redress.evidence.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The hash by which a content is known, written as 64 hexadecimal digits in lower case. */
public final class Sha256 {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    private Sha256() {}

    /** The hash of a content. */
    public static String of(byte[] content) {
        return text(digest().digest(content));
    }

    /** A new computation of a hash. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** A computed hash, written down. */
    public static String text(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /** Whether a text has the form of a hash. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /** @throws IllegalArgumentException if it is not one */
    static void require(String text) {
        if (!isOne(text)) {
            throw new IllegalArgumentException("not a SHA-256 hash: " + text);
        }
    }
}
