package io.redress.mediation.print;

import java.text.Normalizer;

/** Makes of a text of people one that is printed as it is read: nothing of it acts, and nothing vanishes. */
final class Printable {

    private static final int FIRST_VARIATION = 0xFE00;
    private static final int LAST_VARIATION = 0xFE0F;
    private static final String JOINERS_AND_SOFT_HYPHEN = "\u200B\u200C\u200D\u2060\u00AD\uFEFF";

    private final Fonts fonts;

    Printable(Fonts fonts) {
        this.fonts = fonts;
    }

    /**
     * The text, composed. What no font has a glyph for, what turns the direction of writing, and what controls a terminal
     * is written by its number: {@code [U+202E]}. What shows nothing anywhere is left out.
     */
    String of(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(letter -> {
            if (letter == '\n' || letter == '\t' || isShown(letter)) {
                printable.appendCodePoint(letter);
            } else if (!showsNothing(letter)) {
                printable.append("[U+%04X]".formatted(letter));
            }
        });
        return printable.toString();
    }

    private boolean isShown(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> fonts.have(letter);
        };
    }

    private static boolean showsNothing(int letter) {
        return letter == '\r'
                || letter >= FIRST_VARIATION && letter <= LAST_VARIATION
                || JOINERS_AND_SOFT_HYPHEN.indexOf(letter) >= 0;
    }
}
