package io.redress.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The key of a request as its client means it. The draft of the IETF writes it as a string of structured fields, {@code
 * "abc"}; most clients leave the quotation marks out. Both are the key {@code abc}.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">the draft</a>
 */
final class IdempotencyKey {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e]{1,255}");
    /** RFC 9651: only quotation mark and backslash are escaped, and nothing else may be. */
    private static final Pattern QUOTED =
            Pattern.compile("\"(?:[\\x20-\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\[\"\\\\]){1,255}+\"");

    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private IdempotencyKey() {}

    /**
     * The key of a request, null if it has none.
     *
     * @throws MalformedRequest {@code invalid-idempotency-key}
     */
    static @Nullable String of(HttpServletRequest request) {
        List<String> sent = Collections.list(request.getHeaders(HEADER));
        if (sent.size() > 1) {
            throw new MalformedRequest("invalid-idempotency-key", "A request has one idempotency key, not several.");
        }
        return sent.isEmpty() ? null : read(sent.get(0));
    }

    /** @throws MalformedRequest {@code invalid-idempotency-key} */
    static String read(String sent) {
        if (QUOTED.matcher(sent).matches()) {
            return ESCAPED.matcher(sent.substring(1, sent.length() - 1)).replaceAll("$1");
        }
        if (sent.startsWith("\"") || !PLAIN.matcher(sent).matches()) {
            throw new MalformedRequest(
                    "invalid-idempotency-key", "An idempotency key is 1 to 255 visible ASCII characters.");
        }
        return sent;
    }
}
