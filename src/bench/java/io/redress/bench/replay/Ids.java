package io.redress.bench.replay;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import com.fasterxml.uuid.impl.TimeBasedGenerator;

/** New ids by the generators that Redress and its engine use, so that they fall into the same places of the indexes. */
final class Ids {

    private static final TimeBasedEpochGenerator OURS = Generators.timeBasedEpochGenerator();
    private static final TimeBasedGenerator ENGINE = Generators.timeBasedGenerator();
    private static final int VERSION = 14;

    private Ids() {}

    /** An id of the same version. */
    static String like(String old) {
        return (old.charAt(VERSION) == '1' ? ENGINE.generate() : OURS.generate()).toString();
    }
}
