package io.redress.cases;

import java.time.Instant;
import java.util.Optional;

/** Knows which members of staff are away. */
public interface Attendance {

    /** When a person who is away now is back; empty for whoever is there. */
    Optional<Instant> awayUntil(String person);
}
