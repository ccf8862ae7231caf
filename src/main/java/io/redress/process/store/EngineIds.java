package io.redress.process.store;

import org.camunda.bpm.engine.impl.cfg.IdGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Short ids for what the engine writes: twelve digits, in its rows and in each of their indexes. They are drawn from a sequence
 * of the database, a thousand at a time, so that no two nodes ever have the same, and ascend, so that new entries of an index
 * lie together. What is drawn and not used is left out.
 */
public final class EngineIds implements IdGenerator {

    private static final int DRAWN = 1_000;

    private static final int DIGITS = 12;

    private final JdbcClient jdbc;
    private long next;
    private long end;

    public EngineIds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A sequence is not part of a transaction: an id stays drawn when whoever drew it is rolled back. */
    @Override
    public synchronized String getNextId() {
        if (next == end) {
            next = jdbc.sql("select nextval('engine_id')").query(Long.class).single() * DRAWN;
            end = next + DRAWN;
        }
        return digits(next++);
    }

    /** Not by a format, which takes longer than all the rest. */
    private static String digits(long number) {
        String digits = Long.toString(number);
        return "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
    }
}
