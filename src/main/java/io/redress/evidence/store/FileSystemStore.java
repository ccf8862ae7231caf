package io.redress.evidence.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;

/**
 * Evidence in a directory: {@code ab/abcdef…} for the content with that hash. A file gets its place only when it is
 * whole and on the disk. No path is ever made from anything but a hash.
 */
final class FileSystemStore implements ObjectStore {

    private static final int BUFFER = 1 << 16;
    private static final String OWNER = "database";

    private final Path directory;
    private final Disk disk;

    /** @throws IOException if the directory is not there and cannot be made */
    FileSystemStore(Path directory, Disk disk) throws IOException {
        this.directory = directory.toAbsolutePath();
        this.disk = disk;
        // All of them now, so that keeping a file never depends on a directory that a crash may take back.
        for (int prefix = 0; prefix < 256; prefix++) {
            Files.createDirectories(this.directory.resolve("%02x".formatted(prefix)));
        }
        disk.flushNames(this.directory);
    }

    @Override
    public void keep(Arrival arrival) throws IOException {
        Path place = placeOf(arrival.sha256());
        if (!isIntact(place, arrival.sha256())) {
            disk.rename(arrival.file(), place);
        }
        // Also if it was there: whoever put it there a moment ago may not have come this far.
        disk.flushNames(place.getParent());
    }

    @Override
    public boolean holds(String sha256) {
        return Files.exists(placeOf(sha256));
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        SeekableByteChannel file;
        try {
            file = Files.newByteChannel(placeOf(sha256));
        } catch (NoSuchFileException missing) {
            throw ContentUnavailable.missing(sha256);
        }
        try {
            if (!sha256Of(file).equals(sha256)) {
                throw ContentUnavailable.damaged(sha256);
            }
            return Channels.newInputStream(file.position(0));
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
    }

    @Override
    public void remove(String sha256) throws IOException {
        Path place = placeOf(sha256);
        Files.deleteIfExists(place);
        disk.flushNames(place.getParent());
    }

    @Override
    public List<String> list(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(prefix))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(Sha256::isOne)
                    .toList();
        }
    }

    @Override
    public String claim(String database) throws IOException {
        Path owner = directory.resolve(OWNER);
        try (FileChannel file = FileChannel.open(owner, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(database.getBytes(US_ASCII)));
            disk.flush(file);
        } catch (FileAlreadyExistsException claimed) {
            return Files.readString(owner, US_ASCII).strip();
        }
        disk.flushNames(directory);
        return database;
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
        Sha256.require(sha256);
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
