package io.redress.mediation;

import java.util.regex.Pattern;

/** What only a person can say in the reasons of a decision, as it stands in a draft until somebody has said it. */
enum Passage {
    WEIGHT("[Say what of this you find proven for or against the %s, and why.]"),
    REMEDY("[Say what is decided, and why.]"),
    AMOUNT("[Say which amount, and how it is made up.]"),
    WHY_REMEDY("[Say why this follows from what was shown, and why nothing less would do.]"),
    FAULT("[Say whose fault it is, and why.]"),
    WHY_FAULT("[Say which fact shows it.]"),
    REST("[Say the rest: what is known is too long for this draft.]");

    /** What was begun and not finished is not filled in either. */
    private static final Pattern UNFILLED = Pattern.compile("\\[\\s*say\\b", Pattern.CASE_INSENSITIVE);

    private final String text;

    Passage(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    static boolean isIn(String reasons) {
        return UNFILLED.matcher(reasons).find();
    }
}
