package io.redress.process.diff;

import java.util.ArrayList;
import java.util.List;

/** A text in lines. How wide it is, is reckoned, since who draws a picture may have no fonts. */
final class Lines {

    /** From one line to the next, as a share of the size of the font. */
    static final double HEIGHT = 1.2;

    private static final String NARROW = "iljtfrI.,:;'|!()[] -";
    private static final String WIDE = "mwMW@%";

    private Lines() {}

    static List<String> of(String words, double width, double size) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words.split("\\s+")) {
            if (!line.isEmpty() && width(line + " " + word) * size > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** As a share of the size of the font. */
    private static double width(String text) {
        return text.chars().mapToDouble(Lines::width).sum();
    }

    private static double width(int letter) {
        if (NARROW.indexOf(letter) >= 0) {
            return 0.3;
        }
        if (WIDE.indexOf(letter) >= 0) {
            return 0.85;
        }
        return Character.isUpperCase(letter) ? 0.68 : Character.isIdeographic(letter) ? 1 : 0.55;
    }
}
