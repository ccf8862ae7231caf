package io.redress.evidence.store;

import java.io.IOException;
import java.io.InputStream;

/**
 * Keeps the contents of files under their SHA-256 hash, so that the same content is kept once and nothing that is kept
 * can be replaced by something else. Knows neither cases nor names: what nobody refers to is for a sweep to find.
 */
public interface EvidenceStore {

    /**
     * Takes a content in and keeps it for good: after the return it survives a crash. A content that breaks off or is
     * too large leaves nothing behind. It may well be kept already. The stream is not closed.
     *
     * @throws FileTooLarge if there is more of it than the store takes
     * @throws IOException if it cannot be read to its end, or not be written
     */
    StoredObject put(InputStream content) throws IOException;

    /**
     * The content with this hash, verified.
     *
     * @param sha256 64 hexadecimal digits, lower case
     * @throws ContentUnavailable if it is not there, or no longer is what was taken in
     */
    InputStream open(String sha256) throws IOException;
}
