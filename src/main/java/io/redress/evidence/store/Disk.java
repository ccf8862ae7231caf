package io.redress.evidence.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** What makes a file outlive a crash, in one place, so that a test can watch the order in which it is done. */
class Disk {

    /** Returns when the content of an open file has reached the disk. */
    void flush(FileChannel file) throws IOException {
        file.force(true);
    }

    /** Gives a file its place in one step; whoever looks sees all of it or nothing. */
    void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Returns when the names in a directory have reached the disk. */
    void flushNames(Path directory) throws IOException {
        // Elsewhere a directory cannot be opened, and the file system keeps its names by itself.
        if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }
}
