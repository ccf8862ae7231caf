package io.redress.process.diff;

/** Colours of lines and areas; text on each area is readable at any size. */
record Paint(String fill, String stroke) {

    static final String INK = "#1c2733";
    static final Paint PLAIN = new Paint("#ffffff", "#4b5866");

    static Paint of(Kind kind) {
        return switch (kind) {
            case ADDED -> new Paint("#d7f4df", "#15803d");
            case REMOVED -> new Paint("#fde0dc", "#b91c1c");
            case CHANGED -> new Paint("#ffeec2", "#a84b00");
            case MOVED -> new Paint("#dbe8ff", "#1d4ed8");
        };
    }

    /** For an area with much in it. */
    Paint light() {
        return new Paint("#ffffff", stroke);
    }
}
