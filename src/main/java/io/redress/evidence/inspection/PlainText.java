package io.redress.evidence.inspection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells plain text from markup that a browser would run, from scripts, and from what is not text at all. */
final class PlainText {

    private static final Pattern MARKUP = Pattern.compile(
            "\\s*+<(!--|!doctype|!entity|\\?|/?(a|base|body|div|embed|form|head|html|iframe|img|link|math|meta|object|script"
                    + "|style|svg|table|template|video)\\b)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SCRIPT =
            Pattern.compile("\\s*+(#!\\s*/|@echo\\s+o|rem\\s+@?echo)", Pattern.CASE_INSENSITIVE);

    /** Types that Tika knows by their first words; everything else that is text is a text. */
    private static final Set<String> SCRIPTS = Set.of(
            "application/javascript",
            "application/x-bat",
            "application/x-csh",
            "application/x-sh",
            "application/x-httpd-php",
            "text/javascript",
            "text/vbscript",
            "text/x-awk",
            "text/x-perl",
            "text/x-php",
            "text/x-python",
            "text/x-ruby",
            "text/x-tcl",
            "text/x-vbscript");

    private PlainText() {}

    static boolean isMarkup(byte[] start) {
        return MARKUP.matcher(readable(start)).lookingAt();
    }

    static boolean isScript(byte[] start, String detected) {
        return SCRIPTS.contains(detected.toLowerCase(Locale.ROOT))
                || SCRIPT.matcher(readable(start)).lookingAt();
    }

    /** Without the mark of its encoding, and UTF-16 as if it were ASCII. */
    private static String readable(byte[] start) {
        String text = new String(start, ISO_8859_1).replace("\0", "");
        for (String mark : new String[] {"\u00ef\u00bb\u00bf", "\u00ff\u00fe", "\u00fe\u00ff"}) {
            if (text.startsWith(mark)) {
                return text.substring(mark.length());
            }
        }
        return text;
    }

    /**
     * Whether all of it is text. In GB18030, Shift JIS or windows-1251 hardly a byte is ASCII, but none is a control
     * character; in UTF-16 every other byte is, and the text says at its beginning that it is UTF-16.
     */
    static boolean isText(RandomFile file, Budget budget) throws IOException {
        long mark = file.big(0, 2);
        boolean wide = mark == 0xfffe || mark == 0xfeff;
        int high = mark == 0xfffe ? 1 : 0;
        byte[] block = new byte[1 << 14];
        try (InputStream stream = budget.timed(file.stream())) {
            for (int read; (read = stream.readNBytes(block, 0, block.length)) > 0; ) {
                for (int i = 0; i < read; i++) {
                    boolean control = wide
                            ? (i & 1) == high && block[i] == 0 && isControl(block[i ^ 1]) && (i ^ 1) < read
                            : isControl(block[i]);
                    if (control) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** But those of lines and pages, of terminals (ESC, in ISO-2022-JP) and of the end of a file in DOS. */
    private static boolean isControl(byte character) {
        return character >= 0 && character < ' ' && "\b\t\n\f\r\u001a\u001b".indexOf(character) < 0
                || character == 0x7f;
    }
}
