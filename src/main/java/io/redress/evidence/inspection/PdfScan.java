package io.redress.evidence.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * One pass over a PDF that keeps nothing of it: finds names that have no place in evidence, wherever they stand, also in
 * objects that no table lists and in compressed ones; and finds streams that unpack to too much, before a parser with
 * less care meets them. What {@link PdfStructure} then reads fits into the memory.
 */
final class PdfScan implements AutoCloseable {

    /** Of one compressed stream that is not a picture. */
    private static final long LARGEST_STREAM = 64L << 20;

    /** Of all streams that hold the objects of a document, or where they are, together. */
    private static final long LARGEST_STRUCTURE = 16L << 20;

    /** Outside of streams. */
    private static final long LARGEST_OUTSIDE = 32L << 20;

    private static final int MOST_NAMES = 1_000;

    private final Budget budget;
    private final Inflater inflater = new Inflater();
    private final PdfNames names = new PdfNames();
    private final Set<String> sinceObject = new HashSet<>();
    private long structure;
    private long outside;
    private boolean inStream;

    PdfScan(Budget budget) {
        this.budget = budget;
    }

    /** @throws FileRefused if there is a script, an action, a file or a bomb in it */
    void check(RandomFile file) throws IOException {
        byte[] block = new byte[1 << 13];
        PdfNames.Watch watch = new PdfNames.Watch();
        long start = 0;
        try (InputStream stream = budget.timed(file.stream())) {
            for (int read; (read = stream.readNBytes(block, 0, block.length)) > 0; start += read) {
                for (int i = 0; i < read; i++) {
                    String token = watch.next(block[i]);
                    if (token != null) {
                        tokenEnds(token, file, start + i);
                    }
                }
                if (!inStream) {
                    outside += read;
                    if (outside > LARGEST_OUTSIDE) {
                        throw new FileRefused(Refusal.TOO_COMPLEX);
                    }
                }
            }
        }
    }

    /** @param at offset of the byte that ended the token */
    private void tokenEnds(String token, RandomFile file, long at) throws IOException {
        if (token.charAt(0) == '/') {
            names.check(token);
            if (sinceObject.size() < MOST_NAMES) {
                sinceObject.add(token);
            }
            return;
        }
        switch (token) {
            case "obj" -> {
                // Not necessarily the end of a stream: three letters come about by themselves in a picture.
                sinceObject.clear();
            }
            case "stream" -> {
                inStream = true;
                long data = at + (file.big(at, 2) == 0x0d0a ? 2 : 1);
                if (!isPicture()) {
                    inflate(file, data);
                }
            }
            case "endstream", "endobj" -> inStream = false;
            default -> {
                // There are no others.
            }
        }
    }

    /** A picture that cannot be taken for anything else. */
    private boolean isPicture() {
        return sinceObject.contains("/Image") && !holdsStructure() && sinceObject.size() < MOST_NAMES;
    }

    private boolean holdsStructure() {
        return sinceObject.contains("/ObjStm")
                || sinceObject.contains("/XRef")
                || sinceObject.contains("/First")
                || sinceObject.contains("/N")
                || sinceObject.contains("/W");
    }

    private void inflate(RandomFile file, long data) throws IOException {
        boolean holdsObjects = holdsStructure();
        if (holdsObjects && hasUnusualFilter()) {
            throw new FileRefused(Refusal.TOO_COMPLEX);
        }
        // RFC 1950, 2.2: what a compressed stream begins with.
        long header = file.big(data, 2);
        if ((header & 0x0f00) != 0x0800 || header % 31 != 0) {
            return;
        }
        inflater.reset();
        PdfNames.Watch watch = new PdfNames.Watch();
        byte[] in = new byte[1 << 12];
        byte[] out = new byte[1 << 14];
        long total = 0;
        for (long at = data; at < file.size() && !inflater.finished(); at += in.length) {
            budget.checkTime();
            in = file.bytes(at, in.length);
            inflater.setInput(in);
            int length;
            while ((length = next(out)) > 0) {
                total += length;
                structure += holdsObjects ? length : 0;
                if (total > LARGEST_STREAM || structure > LARGEST_STRUCTURE) {
                    throw new FileRefused(Refusal.ARCHIVE_BOMB);
                }
                for (int i = 0; holdsObjects && i < length; i++) {
                    String token = watch.next(out[i]);
                    if (token != null && token.charAt(0) == '/') {
                        names.check(token);
                    }
                }
            }
            if (length < 0) {
                return;
            }
        }
    }

    /** Bytes unpacked; 0 if more input is needed or all is done, -1 if it is not compressed like this. */
    private int next(byte[] out) {
        try {
            return inflater.inflate(out);
        } catch (DataFormatException other) {
            return -1;
        }
    }

    private boolean hasUnusualFilter() {
        return sinceObject.stream()
                .anyMatch(name -> name.endsWith("Decode") && !name.equals("/FlateDecode")
                        || Set.of("/LZW", "/AHx", "/A85", "/RL").contains(name));
    }

    @Override
    public void close() {
        inflater.end();
    }
}
