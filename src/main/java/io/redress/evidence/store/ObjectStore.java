package io.redress.evidence.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The place where contents lie under their SHA-256 hash. It knows neither cases nor the database; that what it holds and
 * what cases refer to agree is for {@link EvidenceStore} to see to.
 */
interface ObjectStore {

    /**
     * Gives a content its place, for good: after the return it survives a crash. What lies there already under this hash
     * stays if it is whole, and is replaced if it is not.
     *
     * @throws IOException if it cannot be written
     */
    void keep(Arrival arrival) throws IOException;

    /** Whether something lies here under this hash; does not look at it. */
    boolean holds(String sha256) throws IOException;

    /**
     * The content with this hash, verified to its last byte before the first is given out.
     *
     * @param sha256 64 hexadecimal digits, lower case
     * @throws ContentUnavailable if it is not there, is not what was taken in, or cannot be reached
     */
    InputStream open(String sha256) throws IOException;

    /** Removes a content, for good; one that is not there is removed already. */
    void remove(String sha256) throws IOException;

    /**
     * The hashes of what lies here, in no order.
     *
     * @param prefix the first two digits of the hashes
     */
    List<String> list(String prefix) throws IOException;

    /**
     * Says that this place belongs to a database, unless it belongs to one already.
     *
     * @return the database that it belongs to
     */
    String claim(String database) throws IOException;
}
