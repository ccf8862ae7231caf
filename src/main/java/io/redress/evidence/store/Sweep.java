package io.redress.evidence.store;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Removes what nobody refers to: contents of commands that were refused, of pieces that were erased, and what a crash
 * left. What it finds in the store and the database does not know, it notes first and removes when its time has passed.
 * It touches nothing in a store that belongs to another database.
 */
class Sweep {

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

    private final Arrivals arrivals;
    private final ObjectRegister register;
    private final ObjectStore objects;
    private final JdbcClient sql;
    private final Clock clock;
    private final Duration kept;
    private final Counter swept;

    /** @param kept how long a content is kept that nobody refers to, since it was handed in or found */
    Sweep(
            Arrivals arrivals,
            ObjectRegister register,
            ObjectStore objects,
            JdbcClient sql,
            Clock clock,
            Duration kept,
            MeterRegistry meters) {
        this.arrivals = arrivals;
        this.register = register;
        this.objects = objects;
        this.sql = sql;
        this.clock = clock;
        this.kept = kept;
        this.swept = Counter.builder("redress.evidence.swept")
                .description("Contents that nobody referred to, removed from the store")
                .register(meters);
    }

    /**
     * Sweeps once through the whole store.
     *
     * @return how many contents were removed
     */
    int run() throws IOException {
        int abandoned = arrivals.removeAbandoned();
        if (abandoned > 0) {
            log.info("Removed {} uploads that had broken off", abandoned);
        }
        String database = sql.sql("select database::text from evidence_house")
                .query(String.class)
                .single();
        String owner = objects.claim(database);
        if (!owner.equals(database)) {
            log.error(
                    "The evidence store belongs to database {}, and this is database {}: nothing is swept. Give each"
                            + " installation a store of its own",
                    owner,
                    database);
            return 0;
        }
        noteUnknown();
        return removeUnreferred();
    }

    private void noteUnknown() throws IOException {
        int unknown = 0;
        for (int prefix = 0; prefix < 256; prefix++) {
            List<String> found = objects.list("%02x".formatted(prefix));
            unknown += found.isEmpty() ? 0 : register.adopt(found);
        }
        if (unknown > 0) {
            log.warn(
                    "Found {} contents in the evidence store that the database does not know; they are removed in {}"
                            + " unless they are handed in again",
                    unknown,
                    kept);
        }
    }

    private int removeUnreferred() {
        Instant since = clock.instant().minus(kept);
        int removed = 0;
        for (String sha256 : register.unreferred(since)) {
            try {
                removed += register.release(sha256, since, objects::remove) ? 1 : 0;
            } catch (IOException | ContentUnavailable failure) {
                log.error("The content {}, which nobody refers to, cannot be removed", sha256, failure);
            }
        }
        if (removed > 0) {
            log.info("Removed {} contents from the evidence store that nobody referred to for {}", removed, kept);
            swept.increment(removed);
        }
        return removed;
    }
}
