package io.redress.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redress.startup.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The directory of an embedded server and what lies beside it; claimed by one process at a time. */
final class DataDirectory {

    private static final Logger log = LoggerFactory.getLogger(DataDirectory.class);
    private static final long STOP_SECONDS = 60;

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Claims the directory for this process, until {@link #release()} or the end of the process. */
    static DataDirectory claim(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute.getParent());
            FileChannel channel =
                    FileChannel.open(beside(absolute, ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new InUse("Another Redress is running on the data directory %s. Stop it first, or give this one"
                                .formatted(absolute)
                        + " a directory of its own with --redress.database.data-directory=….");
            }
            return new DataDirectory(absolute, channel);
        } catch (IOException cause) {
            throw new CannotStart(
                    "The data directory %s cannot be written. Give this user the right to, or name another with"
                                    .formatted(absolute)
                            + " --redress.database.data-directory=….",
                    cause);
        }
    }

    /** Claims it, if no other process has. */
    static Optional<DataDirectory> tryClaim(Path path) {
        try {
            return Optional.of(claim(path));
        } catch (InUse other) {
            return Optional.empty();
        }
    }

    /** Another process has claimed it. */
    private static final class InUse extends CannotStart {

        InUse(String message) {
            super(message);
        }
    }

    /** Whether there is a database in it. */
    static boolean isThere(Path path) {
        return Files.exists(path.resolve("PG_VERSION"))
                && !Files.exists(beside(path.toAbsolutePath().normalize(), ".unfinished"));
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    void release() {
        try {
            lock.close();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    Path path() {
        return path;
    }

    /** Inside, so that it cannot be lost without the data it belongs to. */
    Path passwordFile() {
        return path.resolve("redress.password");
    }

    Path serverLog() {
        return beside(path, ".log");
    }

    /** There from the first start until the database is complete; a start that was killed in between is begun anew. */
    private Path unfinished() {
        return beside(path, ".unfinished");
    }

    private static Path beside(Path path, String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    /**
     * Makes the directory ready for a server.
     *
     * @return whether there is no database in it yet
     */
    boolean prepare() throws IOException {
        if (Files.exists(unfinished())) {
            log.info("An earlier first start did not finish; starting again with an empty {}", path);
            FileSystemUtils.deleteRecursively(path);
        }
        Files.createDirectories(path);
        if (!Files.isWritable(path)) {
            throw new CannotStart(
                    "The data directory %s belongs to another user. Run as that user, or name another with"
                                    .formatted(path)
                            + " --redress.database.data-directory=….");
        }
        if (isEmpty()) {
            Files.writeString(unfinished(), "");
            return true;
        }
        requireOurDatabase();
        return false;
    }

    private void requireOurDatabase() throws IOException {
        Path versionFile = path.resolve("PG_VERSION");
        if (!Files.exists(versionFile) || !Files.exists(passwordFile())) {
            throw new CannotStart(
                    "%s holds something else than a database of Redress. Name another directory with".formatted(path)
                            + " --redress.database.data-directory=….");
        }
        String version = Files.readString(versionFile, UTF_8).strip();
        if (!version.equals(EmbeddedDatabase.MAJOR_VERSION)) {
            throw new CannotStart(
                    "%s was written by PostgreSQL %s, this is %s. Move the data over with pg_dump and psql, or name another directory with --redress.database.data-directory=…."
                            .formatted(path, version, EmbeddedDatabase.MAJOR_VERSION));
        }
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    void ready() throws IOException {
        Files.delete(unfinished());
    }

    void writePassword(String password) throws IOException {
        Files.writeString(passwordFile(), password, UTF_8);
        ownerOnly(passwordFile(), "rw-------");
    }

    /** Takes a file away from all other users, where the file system knows of users. */
    static void ownerOnly(Path file, String permissions) throws IOException {
        if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        }
    }

    /** A server outlives a JVM that was killed. Since the directory is ours now, nobody uses it, and it may go. */
    void stopLeftOverServer() throws IOException {
        Path pidFile = path.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        String pid =
                Files.readString(pidFile, UTF_8).lines().findFirst().orElse("0").strip();
        ProcessHandle server = ProcessHandle.of(Long.parseLong(pid))
                .filter(DataDirectory::isPostgres)
                .orElse(null);
        if (server == null) {
            return;
        }
        log.info("Stopping the server that an earlier run left behind (process {})", pid);
        server.destroy();
        try {
            server.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException cause) {
            throw new CannotStart(
                    "A PostgreSQL server (process %s) still runs on %s. Stop it first.".formatted(pid, path), cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while a PostgreSQL server on %s stopped.".formatted(path), cause);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(false);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
