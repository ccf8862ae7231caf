package io.redress.evidence;

import io.redress.evidence.store.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Random;

/** A video of any size that is never held in memory: the boxes of an MP4 file, noise in the one for pictures. */
final class Mp4 {

    private static final int CHUNK = 1 << 16;

    private final byte[] head;
    private final long noise;
    private final MessageDigest digest = Sha256.digest();

    /** @param size in bytes */
    Mp4(long size) {
        byte[] movie = box("moov", box("mvhd", new byte[100]));
        byte[] type = box("ftyp", "isom\0\0\2\0isomiso2mp41".getBytes(StandardCharsets.ISO_8859_1));
        this.noise = size - type.length - movie.length - 8;
        this.head = ByteBuffer.allocate(type.length + movie.length + 8)
                .put(type)
                .put(movie)
                .putInt((int) (noise + 8))
                .put("mdat".getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    long size() {
        return head.length + noise;
    }

    /** Takes bytes, the first {@code length} of an array. */
    @FunctionalInterface
    interface Sink {
        void take(byte[] bytes, int length) throws IOException;
    }

    void writeTo(Sink sink) throws IOException {
        give(sink, head, head.length);
        Random random = new Random(42);
        byte[] chunk = new byte[CHUNK];
        random.nextBytes(chunk);
        for (long left = noise; left > 0; left -= CHUNK) {
            ByteBuffer.wrap(chunk).putLong(left);
            give(sink, chunk, (int) Math.min(CHUNK, left));
        }
    }

    /** Of what was written. */
    String sha256() throws CloneNotSupportedException {
        return Sha256.text(((MessageDigest) digest.clone()).digest());
    }

    private void give(Sink sink, byte[] bytes, int length) throws IOException {
        digest.update(bytes, 0, length);
        sink.take(bytes, length);
    }

    private static byte[] box(String name, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
    }
}
