package io.redress.custody;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The end of one of the anchor's files, found without reading what is before it: lines are in the order in which they
 * were written. Says nothing of whether they are unchanged.
 */
final class AnchorTail {

    private static final int BLOCK = 1 << 16;

    /** More than two lines take. */
    private static final int LINES = 1024;

    private final Path file;

    AnchorTail(Path file) {
        this.file = file;
    }

    /** The last anchor; empty if none is in the last lines. */
    Optional<Anchor> last() throws IOException {
        Anchor[] last = new Anchor[1];
        try (FileChannel content = FileChannel.open(file, StandardOpenOption.READ)) {
            read(content, Math.max(0, content.size() - BLOCK), anchor -> last[0] = anchor);
        }
        return Optional.ofNullable(last[0]);
    }

    /** Every anchor since then, oldest first. */
    void since(Instant at, Consumer<Anchor> anchors) throws IOException {
        try (FileChannel content = FileChannel.open(file, StandardOpenOption.READ)) {
            long from = 0;
            long to = content.size();
            while (to - from > BLOCK) {
                long middle = (from + to) / 2;
                if (isBefore(at, content, middle)) {
                    from = middle;
                } else {
                    to = middle;
                }
            }
            read(content, from, anchor -> {
                if (!anchor.at().isBefore(at)) {
                    anchors.accept(anchor);
                }
            });
        }
    }

    /** Whether the first line that begins after a position is older; one that nobody can read is not. */
    private static boolean isBefore(Instant at, FileChannel content, long position) throws IOException {
        ByteBuffer some = ByteBuffer.allocate(LINES);
        content.read(some, position);
        String[] lines = new String(some.array(), 0, some.position(), UTF_8).split("\n", 3);
        return lines.length > 2
                && AnchorLine.parse(lines[1])
                        .filter(anchor -> anchor.at().isBefore(at))
                        .isPresent();
    }

    /** What begins after a position, or at the very beginning. */
    private static void read(FileChannel content, long from, Consumer<Anchor> anchors) throws IOException {
        content.position(from);
        BufferedReader lines = new BufferedReader(new InputStreamReader(Channels.newInputStream(content), UTF_8));
        if (from > 0) {
            lines.readLine();
        }
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            AnchorLine.parse(line).ifPresent(anchors);
        }
    }
}
