package io.redress.evidence;

import org.springframework.util.unit.DataSize;

/** So many pieces with so many bytes together. */
public record Share(long pieces, long bytes) {

    static final Share NONE = new Share(0, 0);

    static Share of(long pieces, DataSize bytes) {
        return new Share(pieces, bytes.toBytes());
    }

    Share plus(Share other) {
        return new Share(pieces + other.pieces, bytes + other.bytes);
    }

    Share negated() {
        return new Share(-pieces, -bytes);
    }

    /** What is left of this when the other has been taken; never less than nothing. */
    Share less(Share other) {
        return new Share(Math.max(0, pieces - other.pieces), Math.max(0, bytes - other.bytes));
    }

    boolean holds(Share other) {
        return other.pieces <= pieces && other.bytes <= bytes;
    }
}
