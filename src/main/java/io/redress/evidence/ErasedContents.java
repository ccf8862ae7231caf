package io.redress.evidence;

import io.redress.evidence.store.ContentUnavailable;
import io.redress.evidence.store.EvidenceStore;
import java.io.IOException;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes contents out of the store that an erasure has let go. What some other piece of evidence refers to stays; what
 * cannot be removed now, the nightly sweep of the store removes.
 */
@Component
public class ErasedContents {

    private static final Logger log = LoggerFactory.getLogger(ErasedContents.class);

    private final EvidenceStore store;

    ErasedContents(EvidenceStore store) {
        this.store = store;
    }

    /** After the commit, in no transaction. */
    public void remove(Collection<String> hashes) {
        for (String sha256 : hashes) {
            try {
                store.remove(sha256);
            } catch (IOException | ContentUnavailable failure) {
                log.error("Content {} was erased and cannot be removed from the store now", sha256, failure);
            }
        }
    }
}
