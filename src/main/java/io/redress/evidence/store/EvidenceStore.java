package io.redress.evidence.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Keeps the contents of files under their SHA-256 hash, so that the same content is kept once and nothing that is kept
 * can be replaced by something else. What lies in the store and what cases refer to agree at any time: a piece of
 * evidence can only refer to a content that is there, and a content that is referred to cannot be taken out.
 */
public final class EvidenceStore {

    private final Arrivals arrivals;
    private final Supplier<ObjectRegister> register;
    private final ObjectStore objects;
    private final BiConsumer<String, ContentUnavailable> alarm;

    /** @param alarm is told of a content that cannot be read, and why */
    EvidenceStore(
            Arrivals arrivals,
            Supplier<ObjectRegister> register,
            ObjectStore objects,
            BiConsumer<String, ContentUnavailable> alarm) {
        this.arrivals = arrivals;
        this.register = register;
        this.objects = objects;
        this.alarm = alarm;
    }

    /**
     * Takes a content in and keeps it for good: after the return it survives a crash. A content that breaks off or is
     * too large leaves nothing behind. It may well be kept already. To be called before the transaction that makes it
     * part of a case; what no case has come to refer to within days is removed again. The stream is not closed.
     *
     * @throws FileTooLarge if there is more of it than the store takes
     * @throws ContentUnavailable if the store cannot be reached
     * @throws IOException if it cannot be read to its end, or not be written
     */
    public StoredObject put(InputStream content) throws IOException {
        try (Arrival arrival = arrivals.receive(content)) {
            objects.keep(arrival);
            return new StoredObject(arrival.sha256(), arrival.size());
        }
    }

    /**
     * Lets the caller's transaction refer to a content that was put before. From here to the end of the transaction
     * nobody removes it; what was removed since it was put is missed here, and not later by whoever wants to read it.
     *
     * @param sha256 64 hexadecimal digits, lower case
     * @return false if it is not there any more
     * @throws ContentUnavailable if the store cannot be reached
     */
    public boolean refer(String sha256) {
        Sha256.require(sha256);
        register.get().enter(sha256);
        try {
            // After the row is locked: a removal that was under way is over, and the next one waits.
            return objects.holds(sha256);
        } catch (IOException failure) {
            throw ContentUnavailable.unreachable(failure);
        }
    }

    /**
     * The content with this hash, verified to its last byte. One that is missing or damaged raises an alarm.
     *
     * @param sha256 64 hexadecimal digits, lower case
     * @throws ContentUnavailable if it is not there, no longer is what was taken in, or cannot be reached
     */
    public InputStream open(String sha256) throws IOException {
        try {
            return objects.open(sha256);
        } catch (ContentUnavailable unavailable) {
            alarm.accept(sha256, unavailable);
            throw unavailable;
        } catch (IOException failure) {
            ContentUnavailable unreachable = ContentUnavailable.unreachable(failure);
            alarm.accept(sha256, unreachable);
            throw unreachable;
        }
    }

    /**
     * Removes a content that nobody refers to any more, for good and at once. To be called after the transaction that
     * took the last reference away; it is no part of one. What goes wrong can be repeated.
     *
     * @return false if a piece of evidence refers to it, or is about to
     * @throws IOException if it cannot be removed; it is not referred to and the nightly sweep will try again
     */
    public boolean remove(String sha256) throws IOException {
        Sha256.require(sha256);
        return register.get().release(sha256, objects::remove);
    }
}
