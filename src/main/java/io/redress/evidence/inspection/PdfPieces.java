package io.redress.evidence.inspection;

/** Counts what a parser of PDF makes objects of, block by block: words, and what begins a string or a collection. */
final class PdfPieces {

    private static final boolean[] SEPARATES = new boolean[256];
    private static final boolean[] BEGINS = new boolean[256];

    static {
        for (char each : "\0\t\n\f\r ()<>[]{}%/".toCharArray()) {
            SEPARATES[each] = true;
        }
        for (char each : "(<[/".toCharArray()) {
            BEGINS[each] = true;
        }
    }

    private boolean inWord;

    int in(byte[] block, int length) {
        int pieces = 0;
        for (int i = 0; i < length; i++) {
            int each = block[i] & 0xff;
            if (SEPARATES[each]) {
                pieces += BEGINS[each] ? 1 : 0;
                // What follows a slash is its name.
                inWord = each == '/';
            } else if (!inWord) {
                inWord = true;
                pieces++;
            }
        }
        return pieces;
    }
}
