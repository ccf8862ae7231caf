package io.redress.time;

import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * What time it is for the rest of the world, also where the sandbox clock is ahead of it: for what somebody outside
 * compares with a clock of theirs. All terms go by the injected {@code Clock}.
 */
@Component
public class WallClock {

    public Instant now() {
        return Instant.now();
    }
}
