package io.redress.evidence.inspection;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** How much time and unpacked content is left for one file and everything in it. For one thread. */
final class Budget {

    /** From here on, whoever unpacks to more than a hundred times its size is no document. */
    private static final long HARMLESS = 32L << 20;

    private static final long HIGHEST_RATIO = 100;

    private final long end;
    private final long largestUnpacked;
    private final long packed;
    private long unpacked;

    /** @param packed size of the file in bytes */
    Budget(Duration timeout, long largestUnpacked, long packed) {
        this.end = System.nanoTime() + timeout.toNanos();
        this.largestUnpacked = largestUnpacked;
        this.packed = packed;
    }

    /** @throws FileRefused if the time is over */
    void checkTime() {
        if (System.nanoTime() - end > 0) {
            throw new FileRefused(Refusal.TOO_COMPLEX);
        }
    }

    /** @throws FileRefused if that was more than a file of this size may unpack to */
    void unpacked(int bytes) {
        unpacked += bytes;
        if (unpacked > largestUnpacked || unpacked > HARMLESS && unpacked / HIGHEST_RATIO > packed) {
            throw new FileRefused(Refusal.ARCHIVE_BOMB);
        }
    }

    /** A stream that looks at the clock while it is read. */
    InputStream timed(InputStream stream) {
        return new Watched(stream, false);
    }

    /** A stream that looks at the clock while it is read, and of which every byte counts as unpacked. */
    InputStream counted(InputStream stream) {
        return new Watched(stream, true);
    }

    private final class Watched extends FilterInputStream {

        private final boolean counts;

        Watched(InputStream stream, boolean counts) {
            super(stream);
            this.counts = counts;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            checkTime();
            int read = super.read(bytes, from, length);
            if (counts && read > 0) {
                unpacked(read);
            }
            return read;
        }
    }
}
