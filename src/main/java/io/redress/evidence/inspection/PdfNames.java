package io.redress.evidence.inspection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names in a PDF that tell of something that evidence must not have (ISO 32000-1, 7.3.5 and 12.6). */
final class PdfNames {

    private static final Map<String, Refusal> REFUSED = Map.ofEntries(
            Map.entry("/JavaScript", Refusal.PDF_SCRIPT),
            Map.entry("/Rendition", Refusal.PDF_SCRIPT),
            Map.entry("/Launch", Refusal.PDF_ACTION),
            Map.entry("/ImportData", Refusal.PDF_ACTION),
            Map.entry("/SubmitForm", Refusal.PDF_ACTION),
            Map.entry("/EmbeddedFile", Refusal.PDF_EMBEDDED_FILE),
            Map.entry("/FileAttachment", Refusal.PDF_EMBEDDED_FILE),
            Map.entry("/RichMedia", Refusal.PDF_EMBEDDED_FILE),
            Map.entry("/Encrypt", Refusal.ENCRYPTED));

    /** @param name with its slash */
    void check(String name) {
        Refusal refusal = REFUSED.get(name);
        if (refusal != null) {
            throw new FileRefused(refusal);
        }
    }

    private static final byte[][] KEYWORDS = {
        "obj".getBytes(ISO_8859_1),
        "stream".getBytes(ISO_8859_1),
        "endobj".getBytes(ISO_8859_1),
        "endstream".getBytes(ISO_8859_1)
    };

    /** Puts names and keywords together, byte by byte. */
    static final class Watch {

        private static final int LONGEST = 64;
        private static final boolean[] ENDS = new boolean[256];

        static {
            for (char end : "\0\t\n\f\r ()<>[]{}%/".toCharArray()) {
                ENDS[end] = true;
            }
        }

        private final byte[] token = new byte[LONGEST];
        private int length;

        /** The name or keyword that ends before this byte; {@code null} if none does. A name has no escapes any more. */
        @Nullable
        String next(byte each) {
            if (!ENDS[each & 0xff]) {
                // What is too long for any name that counts is cut, and so are the bytes of a picture.
                if (length < LONGEST) {
                    token[length++] = each;
                }
                return null;
            }
            String ended = isName() || isKeyword() ? unescaped() : null;
            length = 0;
            if (each == '/') {
                token[length++] = each;
            }
            return ended;
        }

        private boolean isName() {
            return length > 1 && token[0] == '/';
        }

        private boolean isKeyword() {
            for (byte[] keyword : KEYWORDS) {
                if (length == keyword.length && Arrays.equals(token, 0, length, keyword, 0, length)) {
                    return true;
                }
            }
            return false;
        }

        private String unescaped() {
            String text = new String(token, 0, length, ISO_8859_1);
            if (text.charAt(0) != '/' || text.indexOf('#') < 0) {
                return text;
            }
            StringBuilder plain = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
                if (text.charAt(i) == '#' && high >= 0 && low >= 0) {
                    plain.append((char) (high << 4 | low));
                    i += 2;
                } else {
                    plain.append(text.charAt(i));
                }
            }
            return plain.toString();
        }
    }
}
