package io.redress.evidence.upload;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * Where the files of this process's requests lie while they arrive. It is locked as long as the process lives, so that
 * the next one to start knows what a killed one has left, and removes it.
 */
final class ArrivalDirectory implements AutoCloseable {

    private static final String LOCK = ".lock";

    private final Path directory;
    private final Path lockFile;
    private final FileChannel held;

    private ArrivalDirectory(Path directory, Path lockFile, FileChannel held) {
        this.directory = directory;
        this.lockFile = lockFile;
        this.held = held;
    }

    /**
     * A new directory beside those of other processes.
     *
     * @throws IOException if it cannot be made
     */
    static ArrivalDirectory under(Path parent) throws IOException {
        Files.createDirectories(parent);
        removeLeftOvers(parent);
        while (true) {
            String name = UUID.randomUUID().toString();
            Path lockFile = parent.resolve(name + LOCK);
            FileChannel lock = lock(lockFile, StandardOpenOption.CREATE_NEW);
            // Another process that starts now may have taken it for a left-over one.
            if (lock != null && Files.exists(lockFile)) {
                return new ArrivalDirectory(Files.createDirectory(parent.resolve(name)), lockFile, lock);
            }
        }
    }

    Path path() {
        return directory;
    }

    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(directory);
        Files.deleteIfExists(lockFile);
        held.close();
    }

    private static void removeLeftOvers(Path parent) throws IOException {
        List<Path> lockFiles;
        try (Stream<Path> files = Files.list(parent)) {
            lockFiles = files.filter(file -> file.toString().endsWith(LOCK)).toList();
        }
        for (Path lockFile : lockFiles) {
            try (FileChannel lock = lock(lockFile, StandardOpenOption.WRITE)) {
                if (lock != null) {
                    String name = lockFile.getFileName().toString();
                    FileSystemUtils.deleteRecursively(parent.resolve(name.substring(0, name.length() - LOCK.length())));
                    Files.deleteIfExists(lockFile);
                }
            }
        }
    }

    /** {@code null} if somebody has it, or has removed it. */
    private static @Nullable FileChannel lock(Path lockFile, StandardOpenOption how) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(lockFile, StandardOpenOption.WRITE, how);
        } catch (NoSuchFileException removed) {
            return null;
        }
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException ofThisProcess) {
            // Held as well.
        }
        channel.close();
        return null;
    }
}
