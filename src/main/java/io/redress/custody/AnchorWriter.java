package io.redress.custody;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redress.audit.EventChain;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Adds lines to the anchor's files. What it has written is on the disk when it returns. Several processes may share a
 * directory; a lock keeps their lines apart.
 */
final class AnchorWriter {

    /** The lock of a file is one of the process, not of a thread. */
    private static final Object ONE_IN_THIS_PROCESS = new Object();

    private static final int BUFFER = 4096;

    /** 16 MB of lines, about a second's work. */
    private static final int BLOCKS_AT_ONCE = 256;

    private final AnchorFiles files;

    /** Months whose index was read whole once, as it may not be well in its midst. */
    private final Set<Path> lookedAt = new HashSet<>();

    AnchorWriter(AnchorFiles files) {
        this.files = files;
    }

    /** @param month of the file, unless there is a later one already: the order of files is the order of lines */
    void append(List<Anchor> anchors, Instant month) throws IOException {
        Files.createDirectories(files.directory());
        alone(() -> appendAlone(anchors, month));
    }

    /**
     * Takes up in their indexes what was written since, so that a case is found without reading all; a part of it if
     * that is much, the oldest first.
     */
    void index() throws IOException {
        List<Path> months = files.months();
        if (!months.isEmpty()) {
            alone(() -> {
                int left = BLOCKS_AT_ONCE;
                for (int i = 0; i < months.size() && left > 0; i++) {
                    AnchorIndex index = new AnchorIndex(months.get(i));
                    boolean complete = i < months.size() - 1;
                    if (lookedAt.add(months.get(i)) || index.isBehind(complete)) {
                        left -= index.extend(left, complete);
                    }
                }
            });
        }
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void alone(Writing writing) throws IOException {
        synchronized (ONE_IN_THIS_PROCESS) {
            try (FileChannel guard = FileChannel.open(
                            files.directory().resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = guard.lock()) {
                writing.run();
            }
        }
    }

    private void appendAlone(List<Anchor> anchors, Instant month) throws IOException {
        List<Path> months = files.months();
        Path file = files.directory().resolve(AnchorLine.fileOf(month));
        String previous = EventChain.START;
        for (int i = months.size() - 1; i >= 0; i--) {
            if (i == months.size() - 1 && months.get(i).compareTo(file) > 0) {
                file = months.get(i);
            }
            String last = lastLine(months.get(i));
            if (!last.isEmpty()) {
                previous = EventChain.sha256(last.getBytes(UTF_8));
                break;
            }
        }
        boolean isNew = !Files.exists(file);
        StringBuilder lines = new StringBuilder();
        for (Anchor anchor : anchors) {
            String line = AnchorLine.of(anchor, previous);
            previous = EventChain.sha256(line.getBytes(UTF_8));
            lines.append(line).append('\n');
        }
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            for (ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(UTF_8)); bytes.hasRemaining(); ) {
                out.write(bytes);
            }
            out.force(true);
        }
        if (isNew) {
            flushNames();
        }
    }

    /** The last whole line; what a crash left behind it is cut off. Empty if there is none. */
    private static String lastLine(Path file) throws IOException {
        try (FileChannel content = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = content.size();
            StringBuilder tail = new StringBuilder();
            for (long from = end; from > 0; ) {
                long start = Math.max(0, from - BUFFER);
                ByteBuffer part = ByteBuffer.allocate((int) (from - start));
                content.read(part, start);
                tail.insert(0, new String(part.array(), UTF_8));
                from = start;
                int newline = tail.lastIndexOf("\n");
                int before = newline < 0 ? -1 : tail.lastIndexOf("\n", newline - 1);
                if (newline >= 0 && (before >= 0 || start == 0)) {
                    content.truncate(end - tail.substring(newline + 1).getBytes(UTF_8).length);
                    return tail.substring(before + 1, newline);
                }
            }
            content.truncate(0);
            return "";
        }
    }

    /** A new file is there after a crash only if its directory says so. */
    private void flushNames() throws IOException {
        try (FileChannel names = FileChannel.open(files.directory(), StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException notOnThisSystem) {
            if (!System.getProperty("os.name").startsWith("Windows")) {
                throw notOnThisSystem;
            }
        }
    }
}
