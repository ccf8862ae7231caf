package io.redress.custody;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Beside a file of the anchor, what is known of its blocks, so that a case is found without reading all of them. It is
 * as much to be trusted as the file itself, and no more: whoever may write one may write the other. Without it, or
 * behind its end, the file is read line by line, so that it may be removed at any time.
 */
final class AnchorIndex {

    private static final int BUFFER = 1 << 16;

    private final Path month;
    private final Path file;

    AnchorIndex(Path month) {
        this.month = month;
        this.file = month.resolveSibling(month.getFileName().toString().replace(".jsonl", ".index"));
    }

    /** Its blocks in their order, to the first that was not written as a whole or does not follow the one before. */
    static final class Blocks implements Closeable {

        private final InputStream bytes;
        private @Nullable AnchorBlock last;
        private int count;

        private Blocks(InputStream bytes) {
            this.bytes = bytes;
        }

        Optional<AnchorBlock> next() throws IOException {
            Optional<AnchorBlock> next =
                    AnchorBlock.read(bytes.readNBytes(AnchorBlock.BYTES)).filter(block -> follows(block, last));
            if (next.isPresent()) {
                last = next.get();
                count++;
            }
            return next;
        }

        /** The last that {@link #next} gave; null if it gave none. */
        @Nullable
        AnchorBlock last() {
            return last;
        }

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }

    Blocks blocks() throws IOException {
        try {
            return new Blocks(new BufferedInputStream(Files.newInputStream(file), BUFFER));
        } catch (NoSuchFileException none) {
            return new Blocks(InputStream.nullInputStream());
        }
    }

    /** Whether {@link #extend} may find something to do, by its last block alone. */
    boolean isBehind(boolean complete) throws IOException {
        return Files.size(month) - end() >= (complete ? 1 : AnchorBlock.LONGEST);
    }

    /**
     * Takes up blocks that were written since, behind the last that is well; one at a time holds the lock of the
     * directory. Stops before lines that do not follow each other, which whoever reads them has to tell.
     *
     * @param most how many at most
     * @param complete whether nothing will be written to the file any more, so that the last block may be short
     * @return how many
     */
    int extend(int most, boolean complete) throws IOException {
        List<AnchorBlock> added = new ArrayList<>();
        try (Blocks known = blocks();
                FileChannel content = FileChannel.open(month, StandardOpenOption.READ)) {
            while (known.next().isPresent()) {
                // To the last one, behind which there may be what a crash left.
            }
            Optional<AnchorBlock> next = next(content, known.last(), complete);
            while (added.size() < most && next.isPresent()) {
                added.add(next.get());
                next = next(content, next.get(), complete);
            }
            write((long) known.count * AnchorBlock.BYTES, added);
        }
        return added.size();
    }

    /** Where its last block ends; 0 if that is not known without reading it whole. */
    private long end() throws IOException {
        try (FileChannel index = FileChannel.open(file, StandardOpenOption.READ)) {
            if (index.size() < AnchorBlock.BYTES || index.size() % AnchorBlock.BYTES != 0) {
                return 0;
            }
            byte[] last = bytes(index, index.size() - AnchorBlock.BYTES, index.size());
            return AnchorBlock.read(last).map(AnchorBlock::to).orElse(0L);
        } catch (NoSuchFileException none) {
            return 0;
        }
    }

    private static Optional<AnchorBlock> next(FileChannel content, @Nullable AnchorBlock before, boolean complete)
            throws IOException {
        long from = before == null ? 0 : before.to();
        byte[] bytes = bytes(content, from, Math.min(content.size(), from + AnchorBlock.LONGEST));
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        if (end == 0 || bytes.length < AnchorBlock.LONGEST && !complete) {
            return Optional.empty();
        }
        return AnchorBlock.of(Arrays.copyOf(bytes, end), from, before == null ? 0 : before.lines())
                .filter(block -> follows(block, before));
    }

    private static boolean follows(AnchorBlock block, @Nullable AnchorBlock before) {
        return before == null ? block.from() == 0 : block.follows(before);
    }

    /** The bytes of a part of a file; fewer if it is shorter. */
    static byte[] bytes(FileChannel content, long from, long to) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, to - from));
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = content.read(bytes, from + bytes.position());
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /** Over what could not be read, if there was such. */
    private void write(long at, List<AnchorBlock> blocks) throws IOException {
        if (blocks.isEmpty() && (Files.notExists(file) || Files.size(file) == at)) {
            return;
        }
        try (FileChannel index = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            index.truncate(at).position(at);
            for (AnchorBlock block : blocks) {
                for (ByteBuffer bytes = ByteBuffer.wrap(block.bytes()); bytes.hasRemaining(); ) {
                    index.write(bytes);
                }
            }
            index.force(true);
        }
    }
}
