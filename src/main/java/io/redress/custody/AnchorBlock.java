package io.redress.custody;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redress.audit.EventChain;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What is known of one block of an anchor's file, whole lines that were seen to follow each other: where it is, what its
 * bytes were, and which cases it may name. It never leaves out a case that is named; about one time in 30,000 it has one
 * that is not.
 *
 * <p>Written as {@value #BYTES} bytes, numbers as Java does: where the block begins and where it ends in the file; how
 * many lines of the file there are up to its end; the SHA-256 of the line before it, of its last line, and of all its
 * bytes; a CRC-32C of all this and of what follows; {@value #BITS} bits, of which each case that is named has eight.
 */
final class AnchorBlock {

    /** How long a block is at most, some three hundred lines. */
    static final int LONGEST = 1 << 16;

    static final int BYTES = 1152;

    private static final int BITS = 8192;
    private static final int BITS_OF_A_CASE = 8;
    private static final int HASH = 32;
    private static final int FROM = 0;
    private static final int TO = 8;
    private static final int LINES = 16;
    private static final int PREVIOUS = 24;
    private static final int LAST = PREVIOUS + HASH;
    private static final int CONTENT = LAST + HASH;
    private static final int SUM = CONTENT + HASH;
    private static final int CASES = SUM + 8;

    private final ByteBuffer form;

    private AnchorBlock(ByteBuffer form) {
        this.form = form;
    }

    /**
     * @param content whole lines
     * @param from where they are in their file
     * @param linesBefore how many lines of the file are before them
     * @return empty if they are not lines of ours, or one does not follow the one before
     */
    static Optional<AnchorBlock> of(byte[] content, long from, long linesBefore) {
        String text = new String(content, UTF_8);
        if (!text.endsWith("\n") || !Arrays.equals(text.getBytes(UTF_8), content)) {
            return Optional.empty();
        }
        String[] lines = text.substring(0, text.length() - 1).split("\n", -1);
        Optional<String> first = AnchorLine.previous(lines[0]);
        String previous = first.orElse("");
        BitSet cases = new BitSet(BITS);
        for (String line : lines) {
            Optional<Anchor> anchor = AnchorLine.follows(line, previous) ? AnchorLine.parse(line) : Optional.empty();
            if (anchor.isEmpty()) {
                return Optional.empty();
            }
            cases.or(bitsOf(anchor.get().caseNumber()));
            previous = EventChain.sha256(line.getBytes(UTF_8));
        }
        ByteBuffer form = ByteBuffer.allocate(BYTES)
                .putLong(FROM, from)
                .putLong(TO, from + content.length)
                .putLong(LINES, linesBefore + lines.length)
                .put(PREVIOUS, HexFormat.of().parseHex(first.get()))
                .put(LAST, HexFormat.of().parseHex(previous))
                .put(CONTENT, HexFormat.of().parseHex(EventChain.sha256(content)))
                .put(CASES, cases.toByteArray());
        return Optional.of(new AnchorBlock(form.putLong(SUM, sum(form))));
    }

    /** @return empty if these are not {@link #BYTES} bytes that were written as a whole */
    static Optional<AnchorBlock> read(byte[] bytes) {
        ByteBuffer form = ByteBuffer.wrap(bytes);
        return bytes.length == BYTES && form.getLong(SUM) == sum(form)
                ? Optional.of(new AnchorBlock(form))
                : Optional.empty();
    }

    /** The bits of a case, for {@link #mayName}. */
    static BitSet bitsOf(String caseNumber) {
        byte[] hash = HexFormat.of().parseHex(EventChain.sha256(caseNumber.getBytes(UTF_8)));
        BitSet bits = new BitSet(BITS);
        for (int i = 0; i < BITS_OF_A_CASE; i++) {
            bits.set(ByteBuffer.wrap(hash).getShort(2 * i) & (BITS - 1));
        }
        return bits;
    }

    /** Whether a case with these bits may be named. If not, it is not. */
    boolean mayName(BitSet bits) {
        for (int bit = bits.nextSetBit(0); bit >= 0; bit = bits.nextSetBit(bit + 1)) {
            if ((form.get(CASES + bit / Byte.SIZE) & 1 << bit % Byte.SIZE) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether these are the bytes that were there. */
    boolean holds(byte[] content) {
        return EventChain.sha256(content).equals(hash(CONTENT));
    }

    /** Whether it begins where, and after the line with which, another one ends. */
    boolean follows(AnchorBlock before) {
        return from() == before.to() && Arrays.equals(form.array(), PREVIOUS, LAST, before.form.array(), LAST, CONTENT);
    }

    long from() {
        return form.getLong(FROM);
    }

    long to() {
        return form.getLong(TO);
    }

    long lines() {
        return form.getLong(LINES);
    }

    String previous() {
        return hash(PREVIOUS);
    }

    String last() {
        return hash(LAST);
    }

    byte[] bytes() {
        return form.array();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AnchorBlock block && form.equals(block.form);
    }

    @Override
    public int hashCode() {
        return form.hashCode();
    }

    @Override
    public String toString() {
        return "bytes %d to %d".formatted(from(), to());
    }

    private String hash(int at) {
        return HexFormat.of().formatHex(form.array(), at, at + HASH);
    }

    private static long sum(ByteBuffer form) {
        CRC32C sum = new CRC32C();
        sum.update(form.array(), 0, SUM);
        sum.update(form.array(), CASES, BYTES - CASES);
        return sum.getValue();
    }
}
