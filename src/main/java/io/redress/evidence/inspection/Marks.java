package io.redress.evidence.inspection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where in a file the marks of other kinds of file stand, found in one pass that keeps nothing. */
final class Marks {

    enum Mark {
        /** The end of a ZIP's table of contents, with what it points at. Readers look for it from the end of a file. */
        ZIP_END("PK\u0005\u0006"),
        RAR("Rar!\u001a\u0007"),
        SEVEN_ZIP("7z\u00bc\u00af\u0027\u001c"),
        PDF("%PDF-"),
        PDF_END("%%EOF"),
        SCRIPT_TAG("<script"),
        FRAME_TAG("<iframe"),
        HTML("<html"),
        HTML_DECLARED("<!doctype html"),
        PHP("<?php");

        private final byte[] bytes;

        Mark(String text) {
            this.bytes = text.getBytes(ISO_8859_1);
        }

        private boolean isAt(byte[] buffer, int from) {
            for (int i = 1; i < bytes.length; i++) {
                if (lower(buffer[from + i]) != lower(bytes[i])) {
                    return false;
                }
            }
            byte next = buffer[from + bytes.length];
            return switch (this) {
                case PDF -> next >= '0' && next <= '9';
                // In a film of 50 MB, five letters come about by themselves.
                case HTML, PHP -> " \t\r\n>".indexOf(next) >= 0;
                default -> true;
            };
        }

        private static byte lower(byte letter) {
            return letter >= 'A' && letter <= 'Z' ? (byte) (letter + 32) : letter;
        }
    }

    private static final Set<Mark> MARKUP =
            EnumSet.of(Mark.SCRIPT_TAG, Mark.FRAME_TAG, Mark.HTML, Mark.HTML_DECLARED, Mark.PHP);

    private static final int BLOCK = 1 << 16;
    private static final int LONGEST = 16;
    private static final Mark[][] BY_FIRST = new Mark[256][];

    static {
        for (int first = 0; first < 256; first++) {
            byte wanted = (byte) first;
            Mark[] marks = Arrays.stream(Mark.values())
                    .filter(mark -> mark.bytes[0] == wanted)
                    .toArray(Mark[]::new);
            BY_FIRST[first] = marks.length == 0 ? null : marks;
        }
    }

    private final Map<Mark, long[]> places = new EnumMap<>(Mark.class);

    private Marks() {}

    static Marks of(RandomFile file, Budget budget) throws IOException {
        Marks marks = new Marks();
        // The last bytes are followed by some that belong to no mark.
        byte[] buffer = new byte[BLOCK + LONGEST];
        long start = 0;
        int kept = 0;
        try (InputStream stream = budget.timed(file.stream())) {
            for (boolean last = false; !last; ) {
                int read = stream.readNBytes(buffer, kept, BLOCK - kept);
                last = read < BLOCK - kept;
                int filled = kept + read;
                Arrays.fill(buffer, filled, filled + LONGEST, (byte) 0);
                int until = last ? filled : filled - LONGEST;
                for (int i = 0; i < until; i++) {
                    Mark[] candidates = BY_FIRST[buffer[i] & 0xff];
                    if (candidates != null) {
                        marks.look(candidates, buffer, i, start + i, file);
                    }
                }
                kept = filled - until;
                System.arraycopy(buffer, until, buffer, 0, kept);
                start += until;
            }
        }
        return marks;
    }

    private void look(Mark[] candidates, byte[] buffer, int at, long place, RandomFile file) throws IOException {
        for (Mark mark : candidates) {
            if (mark.isAt(buffer, at) && (mark != Mark.ZIP_END || ZipEnd.at(file, place) != null)) {
                places.computeIfAbsent(mark, first -> new long[] {place, place})[1] = place;
            }
        }
    }

    boolean has(Mark mark) {
        return places.containsKey(mark);
    }

    boolean hasActiveMarkup() {
        return hasActiveMarkupAfter(-1);
    }

    /** @param place offset in bytes */
    boolean hasActiveMarkupAfter(long place) {
        return MARKUP.stream().anyMatch(mark -> last(mark) > place);
    }

    boolean hasArchive() {
        return has(Mark.ZIP_END) || has(Mark.RAR) || has(Mark.SEVEN_ZIP);
    }

    /** Offset in bytes; the length of the file and more if it is nowhere. */
    long first(Mark mark) {
        return has(mark) ? places.get(mark)[0] : Long.MAX_VALUE;
    }

    /** Offset in bytes; -1 if it is nowhere. */
    long last(Mark mark) {
        return has(mark) ? places.get(mark)[1] : -1;
    }
}
