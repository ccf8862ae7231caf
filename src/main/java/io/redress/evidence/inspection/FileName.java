package io.redress.evidence.inspection;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The name of a handed-in file, for people to read. It is data: never a path, never part of one.
 *
 * @param text without directories, control characters and what turns the direction of writing, at most 255 characters
 */
public record FileName(String text) {

    private static final int LONGEST = 255;
    private static final String NAMELESS = "file";

    /** What is left of a client's name when everything that is not a name has been taken off it. */
    public static FileName of(@Nullable String given) {
        if (given == null) {
            return new FileName(NAMELESS);
        }
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        // Turned writing makes "photo_gpj.exe" look like a picture.
        name = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}&&[^\\u200c\\u200d]]", "");
        name = Normalizer.normalize(name, Normalizer.Form.NFC).strip();
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            return new FileName(NAMELESS);
        }
        return new FileName(shortened(name));
    }

    /** What stands behind the last dot, in lower case; {@code null} if nothing does. */
    @Nullable
    String extension() {
        int dot = text.lastIndexOf('.');
        return dot < 1 || dot == text.length() - 1
                ? null
                : text.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static String shortened(String name) {
        if (name.codePointCount(0, name.length()) <= LONGEST) {
            return name;
        }
        String ending = new FileName(name).extension();
        String kept = ending == null || ending.length() > 10 ? "" : "." + ending;
        return name.substring(0, name.offsetByCodePoints(0, LONGEST - kept.length())) + kept;
    }
}
