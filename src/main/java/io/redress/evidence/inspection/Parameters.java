package io.redress.evidence.inspection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The file name in a header of a mail part, also in pieces and encoded (RFC 2231). */
final class Parameters {

    private static final Pattern NAME = Pattern.compile(
            ";\\s*(?:file)?name(?:\\*(\\d{1,3}))?(\\*)?\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.){0,2000})\"|([^;\\s]{1,2000}))",
            Pattern.CASE_INSENSITIVE);

    private Parameters() {}

    /** {@code null} if it has none. */
    static @Nullable String nameIn(String header) {
        Map<Integer, String> pieces = new TreeMap<>();
        for (Matcher found = NAME.matcher(header); found.find(); ) {
            int piece = found.group(1) == null ? 0 : Integer.parseInt(found.group(1));
            String value =
                    found.group(3) == null ? found.group(4) : found.group(3).replaceAll("\\\\(.)", "$1");
            pieces.put(piece, found.group(2) == null ? value : decoded(value));
        }
        return pieces.isEmpty() ? null : String.join("", pieces.values());
    }

    private static String decoded(String value) {
        int language = value.indexOf('\'', value.indexOf('\'') + 1);
        String encoded = value.substring(language + 1);
        try {
            return URLDecoder.decode(encoded.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException malformed) {
            return encoded;
        }
    }
}
