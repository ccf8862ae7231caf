package io.redress.evidence.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/** The directory in which contents arrive: a content has its hash when it is whole, and only then can get its place. */
final class Arrivals {

    /** Nothing arrives for so long without a byte; what a crash left is not written to any more. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private static final String UNFINISHED = ".part";
    private static final int BUFFER = 1 << 16;

    private final Path directory;
    private final DataSize largest;
    private final Disk disk;

    /** @throws IOException if the directory is not there and cannot be made */
    Arrivals(Path directory, DataSize largest, Disk disk) throws IOException {
        this.directory = directory.toAbsolutePath();
        this.largest = largest;
        this.disk = disk;
        Files.createDirectories(this.directory);
    }

    /**
     * Takes a content in. One that breaks off or is too large leaves nothing behind. The stream is not closed.
     *
     * @throws FileTooLarge if there is more of it than the store takes
     * @throws IOException if it cannot be read to its end, or not be written
     */
    Arrival receive(InputStream content) throws IOException {
        Path file = newFile();
        try {
            return receive(content, file);
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
    }

    private Arrival receive(InputStream content, Path arriving) throws IOException {
        MessageDigest digest = Sha256.digest();
        MessageDigest transport = md5();
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (FileChannel file = FileChannel.open(arriving, StandardOpenOption.WRITE)) {
            for (int read; (read = content.read(buffer)) >= 0; ) {
                size += read;
                if (size > largest.toBytes()) {
                    throw new FileTooLarge(largest);
                }
                digest.update(buffer, 0, read);
                transport.update(buffer, 0, read);
                for (ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read); bytes.hasRemaining(); ) {
                    file.write(bytes);
                }
            }
            disk.flush(file);
        }
        return new Arrival(
                arriving, Sha256.text(digest.digest()), Base64.getEncoder().encodeToString(transport.digest()), size);
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    /** A new, empty file of this directory. */
    Path newFile() throws IOException {
        return Files.createTempFile(directory, "", UNFINISHED);
    }

    /**
     * Removes what crashes have left. Told from what arrives at this moment, here or on another node, by its age, as
     * the clock of the file system counts it.
     *
     * @return how many files that were
     */
    int removeAbandoned() throws IOException {
        Path probe = newFile();
        try (Stream<Path> files = Files.list(directory)) {
            Instant now = Files.getLastModifiedTime(probe).toInstant();
            List<Path> abandoned = files.filter(
                            file -> file.getFileName().toString().endsWith(UNFINISHED))
                    .filter(file -> lastWritten(file).plus(ABANDONED).isBefore(now))
                    .toList();
            for (Path file : abandoned) {
                Files.deleteIfExists(file);
            }
            return abandoned.size();
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private static Instant lastWritten(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException arrivedMeanwhile) {
            return Instant.MAX.minus(ABANDONED);
        }
    }
}
