package io.redress.insight;

import java.awt.Color;
import java.util.List;

/** The colours of the charts: neighbours differ in lightness, so that a black and white print tells them apart. */
final class Palette {

    /** From young to old. */
    static final List<Color> AGES =
            List.of(colour(0xE3EEF8), colour(0xB4D2EA), colour(0x78AAD3), colour(0x2F6FA8), colour(0x0F3557));

    /** From overdue to what has time. */
    static final List<Color> TERMS =
            List.of(colour(0x7A1512), colour(0xD9702F), colour(0xF6CD9B), colour(0xD5E3F0), colour(0xF4F6F9));

    /** In the order of the outcomes: no two dark ones side by side. */
    static final List<Color> OUTCOMES = List.of(
            colour(0xE9EDF2), colour(0x8A97A6), colour(0x1F5F8B), colour(0xF3BC7C), colour(0x79AE92), colour(0x7A1512));

    /** Under review, upheld, amended, overturned. */
    static final List<Color> APPEALS = List.of(colour(0xE9EDF2), colour(0x1F5F8B), colour(0xF3BC7C), colour(0x7A1512));

    static final List<Color> ONE = List.of(colour(0x2F6FA8));

    static final List<Color> TWO_LINES = List.of(colour(0x0F3557), colour(0xC25A1B));

    static final Color INK = colour(0x1B2430);
    static final Color SOFT_INK = colour(0x4A5868);
    static final Color GRID = colour(0xD8DEE6);

    private Palette() {}

    private static Color colour(int rgb) {
        return new Color(rgb);
    }

    /** Whether white can be read on it better than ink. */
    static boolean isDark(Color colour) {
        return 0.299 * colour.getRed() + 0.587 * colour.getGreen() + 0.114 * colour.getBlue() < 140;
    }
}
