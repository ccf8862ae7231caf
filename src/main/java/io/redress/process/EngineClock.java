package io.redress.process;

import io.redress.time.FollowsClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/** The engine's own clock, one for all engines of a program, set to the sandbox clock where there is one. */
@Component
class EngineClock implements FollowsClock {

    @Override
    public void runAhead(Duration ahead) {
        ClockUtil.offset(ahead.toMillis());
    }

    @Override
    public void standAt(Instant instant) {
        ClockUtil.setCurrentTime(Date.from(instant));
    }
}
