package io.redress.desk;

import java.util.Locale;

/** The parts of the case file itself, in the order in which they are read: what decides most comes first. */
public enum CaseFilePart {
    CLAIM(100, "Claim"),
    POSITIONS(200, "Positions"),
    EVIDENCE(300, "Evidence"),
    MISSING(400, "Missing"),
    ORDER(500, "Order"),
    DECISIONS(600, "Decisions"),
    SETTLEMENT(700, "Settlement"),
    MESSAGES(800, "Messages"),
    TERMS(900, "Terms"),
    RULES(1000, "Rules"),
    TIMELINE(1100, "Timeline");

    private final int order;
    private final String title;

    CaseFilePart(int order, String title) {
        this.order = order;
        this.title = title;
    }

    /** Where it stands among the sections; what is made elsewhere chooses a number between two of these. */
    public int order() {
        return order;
    }

    String title() {
        return title;
    }

    /** Names it in addresses. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String template() {
        return "desk/file/" + id();
    }
}
