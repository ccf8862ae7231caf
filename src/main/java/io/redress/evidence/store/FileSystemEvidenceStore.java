package io.redress.evidence.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/**
 * Evidence in a directory: {@code ab/abcdef…} for the content with that hash, {@code incoming} for what still arrives.
 * A file gets its place only when it is whole and on the disk. No path is ever made from anything but a hash.
 */
final class FileSystemEvidenceStore implements EvidenceStore {

    private static final Logger log = LoggerFactory.getLogger(FileSystemEvidenceStore.class);
    private static final int BUFFER = 1 << 16;

    private final Path directory;
    private final Path incoming;
    private final DataSize largest;
    private final Disk disk;

    /** @throws IOException if the directory is not there and cannot be made */
    FileSystemEvidenceStore(Path directory, DataSize largest, Disk disk) throws IOException {
        this.directory = directory.toAbsolutePath();
        this.incoming = this.directory.resolve("incoming");
        this.largest = largest;
        this.disk = disk;
        Files.createDirectories(incoming);
        // All of them now, so that keeping a file never depends on a directory that a crash may take back.
        for (int prefix = 0; prefix < 256; prefix++) {
            Files.createDirectories(this.directory.resolve("%02x".formatted(prefix)));
        }
        disk.flushNames(this.directory);
    }

    @Override
    public StoredObject put(InputStream content) throws IOException {
        Path arriving = Files.createTempFile(incoming, "", ".part");
        try {
            StoredObject received = receive(content, arriving);
            keep(arriving, received.sha256());
            return received;
        } finally {
            Files.deleteIfExists(arriving);
        }
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        SeekableByteChannel file;
        try {
            file = Files.newByteChannel(placeOf(sha256));
        } catch (NoSuchFileException missing) {
            log.error("Evidence {} is missing from the store", sha256);
            throw ContentUnavailable.missing(sha256);
        }
        try {
            if (!sha256Of(file).equals(sha256)) {
                log.error("Evidence {} is damaged in the store", sha256);
                throw ContentUnavailable.damaged(sha256);
            }
            return Channels.newInputStream(file.position(0));
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
    }

    private StoredObject receive(InputStream content, Path arriving) throws IOException {
        MessageDigest digest = Sha256.digest();
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (FileChannel file = FileChannel.open(arriving, StandardOpenOption.WRITE)) {
            for (int read; (read = content.read(buffer)) >= 0; ) {
                size += read;
                if (size > largest.toBytes()) {
                    throw new FileTooLarge(largest);
                }
                digest.update(buffer, 0, read);
                for (ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read); bytes.hasRemaining(); ) {
                    file.write(bytes);
                }
            }
            disk.flush(file);
        }
        return new StoredObject(Sha256.text(digest.digest()), size);
    }

    private void keep(Path arriving, String sha256) throws IOException {
        Path place = placeOf(sha256);
        if (!isIntact(place, sha256)) {
            disk.rename(arriving, place);
        }
        // Also if it was there: whoever put it there a moment ago may not have come this far.
        disk.flushNames(place.getParent());
    }

    private static boolean isIntact(Path place, String sha256) throws IOException {
        if (!Files.exists(place)) {
            return false;
        }
        try (SeekableByteChannel file = Files.newByteChannel(place)) {
            return sha256Of(file).equals(sha256);
        }
    }

    private Path placeOf(String sha256) {
        if (!Sha256.isOne(sha256)) {
            throw new IllegalArgumentException("not a SHA-256 hash: " + sha256);
        }
        return directory.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private static String sha256Of(SeekableByteChannel file) throws IOException {
        MessageDigest digest = Sha256.digest();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        while (file.read(buffer) >= 0) {
            digest.update(buffer.flip());
            buffer.clear();
        }
        return Sha256.text(digest.digest());
    }
}
