package io.redress.evidence.inspection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;

/** Tells plain text from markup that a browser would run, and from what is not text at all. */
final class PlainText {

    private static final String TYPE = "text/plain";
    private static final Pattern MARKUP = Pattern.compile(
            "\\s*+<(!--|\\?|/?(a|base|body|embed|form|head|html|iframe|img|link|math|meta|object|script|style|svg"
                    + "|template|video)\\b)",
            Pattern.CASE_INSENSITIVE);

    private PlainText() {}

    /**
     * The type of something that looks like text, or like nothing that is known.
     *
     * @param start of the content, at least its first 64 KiB
     * @param otherwise what it is if it is not text
     */
    static String typeOf(byte[] start, String otherwise) {
        if (MARKUP.matcher(new String(start, ISO_8859_1)).lookingAt()) {
            return "text/html";
        }
        if (otherwise.equals(TYPE)) {
            return TYPE;
        }
        // In GB18030, Shift JIS or windows-1251 hardly a byte is ASCII, but none is a control character.
        for (byte each : start) {
            if (isControl(each)) {
                return otherwise;
            }
        }
        return TYPE;
    }

    private static boolean isControl(byte character) {
        return character >= 0 && character < ' ' && "\t\n\r\f".indexOf(character) < 0 || character == 0x7f;
    }
}
