package io.redress.evidence.upload;

import io.redress.evidence.inspection.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.PathResource;

/**
 * What has arrived so far of files that come in pieces. The length of a file is how far it has come, so that the two
 * cannot disagree, whatever is cut or killed meanwhile.
 */
final class PartialFiles {

    private static final int BUFFER = 1 << 16;

    private final Path directory;
    /** Asked before the file itself is locked: whoever closes a file gives up this process's locks on it. */
    private final Set<UUID> held = ConcurrentHashMap.newKeySet();

    /** @throws IOException if the directory is not there and cannot be made */
    PartialFiles(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    /** In bytes; zero if nothing has arrived. */
    long lengthOf(UUID id) throws IOException {
        try {
            return Files.size(placeOf(id));
        } catch (NoSuchFileException nothingYet) {
            return 0;
        }
    }

    Upload whole(UUID id, @Nullable String fileName, @Nullable String mediaType) {
        return new Upload(fileName, mediaType, new PathResource(placeOf(id)));
    }

    void remove(UUID id) throws IOException {
        Files.deleteIfExists(placeOf(id));
    }

    /**
     * Makes the file this caller's until it is closed.
     *
     * @return {@code null} if another request, of this or another process, writes to it
     */
    @Nullable
    Hold hold(UUID id) throws IOException {
        if (!held.add(id)) {
            return null;
        }
        Hold hold = null;
        try {
            FileChannel channel = FileChannel.open(placeOf(id), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
            } else {
                hold = new Hold(id, channel);
            }
            return hold;
        } finally {
            if (hold == null) {
                held.remove(id);
            }
        }
    }

    private Path placeOf(UUID id) {
        return directory.resolve(id.toString());
    }

    /** A file that nobody else may write to. */
    final class Hold implements AutoCloseable {

        private final UUID id;
        private final FileChannel file;

        private Hold(UUID id, FileChannel file) {
            this.id = id;
            this.file = file;
        }

        long length() throws IOException {
            return file.size();
        }

        /**
         * Adds what comes, and keeps what has come also if the rest does not.
         *
         * @param most bytes that are taken
         * @throws BrokenOff if the content cannot be read to its end
         */
        void append(InputStream content, long most) throws IOException {
            file.position(file.size());
            byte[] buffer = new byte[BUFFER];
            try {
                for (long left = most; left > 0; ) {
                    int read = read(content, buffer, (int) Math.min(buffer.length, left));
                    if (read < 0) {
                        return;
                    }
                    for (ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read); bytes.hasRemaining(); ) {
                        file.write(bytes);
                    }
                    left -= read;
                }
            } finally {
                file.force(true);
            }
        }

        private int read(InputStream content, byte[] buffer, int most) throws BrokenOff {
            try {
                return content.read(buffer, 0, most);
            } catch (IOException gone) {
                throw new BrokenOff(gone);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                file.close();
            } finally {
                held.remove(id);
            }
        }
    }

    /** The client is gone, or silent for too long. */
    static final class BrokenOff extends IOException {

        private BrokenOff(IOException cause) {
            super(cause);
        }
    }
}
