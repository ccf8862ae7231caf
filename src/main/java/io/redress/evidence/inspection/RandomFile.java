package io.redress.evidence.inspection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file on the disk of which single bytes are looked at. Beyond its end there is nothing but zeros. */
final class RandomFile implements Closeable {

    private final Path path;
    private final FileChannel channel;
    private final long size;

    RandomFile(Path path) throws IOException {
        this.path = path;
        this.channel = FileChannel.open(path, StandardOpenOption.READ);
        this.size = channel.size();
    }

    Path path() {
        return path;
    }

    long size() {
        return size;
    }

    InputStream stream() throws IOException {
        return new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    }

    byte[] bytes(long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        for (long at = from; buffer.hasRemaining(); ) {
            int read = at < 0 || at >= size ? -1 : channel.read(buffer, at);
            if (read < 0) {
                break;
            }
            at += read;
        }
        return buffer.array();
    }

    /** An unsigned number of 1 to 4 bytes, the most significant first. */
    long big(long from, int length) throws IOException {
        long value = 0;
        for (byte each : bytes(from, length)) {
            value = value << 8 | each & 0xff;
        }
        return value;
    }

    /** An unsigned number of 1 to 4 bytes, the least significant first. */
    long little(long from, int length) throws IOException {
        byte[] bytes = new byte[8];
        System.arraycopy(bytes(from, length), 0, bytes, 0, length);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    String text(long from, int length) throws IOException {
        return new String(bytes(from, length), ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
