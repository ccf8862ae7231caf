package io.redress.evidence.store;

import java.io.IOException;
import java.io.InputStream;

/** The contents that are kept, to be read. */
public interface StoredContents {

    /**
     * The content with this hash, verified to its last byte.
     *
     * @param sha256 64 hexadecimal digits, lower case
     * @throws ContentUnavailable if it is not there, no longer is what was taken in, or cannot be reached
     */
    InputStream open(String sha256) throws IOException;
}
