package io.redress.notification.mail;

import io.redress.cases.Wording;
import java.util.regex.Pattern;

/** What strangers called themselves or their goods, as it may stand in a mail that we answer for. */
final class Harmless {

    /** Controls and what turns the direction of writing; the two joiners stay, which Persian and Hindi need. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}&&[^\\u200C\\u200D]]");

    /** Where readers of mail would make a link of what is none. */
    private static final Pattern DOT_OF_A_LINK = Pattern.compile("(?<=[\\p{L}\\p{N}-])([.。．])(?=\\p{L})");

    private static final int LONGEST = 120;

    private Harmless() {}

    /** One line that makes no link, of 120 characters at most. */
    static String line(String words) {
        String line = UNSEEN.matcher(Wording.oneLine(words)).replaceAll("").replace("://", ": //");
        line = DOT_OF_A_LINK.matcher(line).replaceAll("$1 ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
