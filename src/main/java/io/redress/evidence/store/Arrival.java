package io.redress.evidence.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A content that has arrived whole and waits on the local disk for its place in the store; gone when it is closed.
 *
 * @param sha256 64 hexadecimal digits, lower case
 * @param md5 for servers that compare what they receive with it, in Base64
 * @param size in bytes
 */
record Arrival(Path file, String sha256, String md5, long size) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
