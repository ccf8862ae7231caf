package io.redress.bench.replay;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.concurrent.atomic.AtomicLong;

/** New ids in the order of those that Redress and its engine use, so that they fall into the same places of the indexes. */
final class Ids {

    private static final TimeBasedEpochGenerator OURS = Generators.timeBasedEpochGenerator();

    /** Beyond what the engine has drawn when a case is captured. */
    private static final AtomicLong ENGINE = new AtomicLong(50_000_000_000L);

    private static final int ENGINE_DIGITS = 12;

    private Ids() {}

    /** An id of the same kind. */
    static String like(String old) {
        return old.length() == ENGINE_DIGITS
                ? "%012d".formatted(ENGINE.getAndIncrement())
                : OURS.generate().toString();
    }
}
