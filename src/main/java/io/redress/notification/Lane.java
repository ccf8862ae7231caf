package io.redress.notification;

import java.util.UUID;

/**
 * A share of the cases that an endpoint is told of. What is in one lane is sent one after the other, by one thread of one
 * process: so the events of a case stay in order, and no endpoint, however slow, keeps more threads busy than it has
 * lanes.
 */
record Lane(UUID endpoint, int number) {

    /** Fixed: with another number, cases would change their lanes while something of them waits. */
    static final int COUNT = 4;

    static int of(String caseNumber) {
        return Math.floorMod(caseNumber.hashCode(), COUNT);
    }

    /** Its name for the scheduler. */
    String name() {
        return endpoint + "/" + number;
    }

    static Lane named(String name) {
        int slash = name.indexOf('/');
        return new Lane(UUID.fromString(name.substring(0, slash)), Integer.parseInt(name.substring(slash + 1)));
    }
}
