package io.redress.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The system's clock, moved forward by as much as the demonstration was. It stands still while it is being moved, so
 * that what falls due on the way runs exactly at its time. It never goes back, also not by a restart, but for a story
 * that it tells of the past, from which it comes back as if it had not been away.
 */
final class SandboxClock extends Clock {

    private final Clock system;
    private final JdbcClient sql;
    private final List<FollowsClock> followers = new CopyOnWriteArrayList<>();
    private volatile Duration ahead;
    private volatile @Nullable Instant standing;
    /** Where it stands while it is away in the past is not remembered. */
    private volatile boolean away;

    SandboxClock(Clock system, JdbcClient sql) {
        this.system = system;
        this.sql = sql;
        this.ahead = sql.sql("select ahead_ms from sandbox_clock")
                .query(Long.class)
                .optional()
                .map(Duration::ofMillis)
                .orElse(Duration.ZERO);
    }

    /** Tells another clock of where this one is, now and whenever it moves. */
    void addFollower(FollowsClock follower) {
        followers.add(follower);
        tell(follower);
    }

    @Override
    public Instant instant() {
        Instant still = standing;
        return still != null ? still : present();
    }

    /** Stops at an instant, or where it is if that is past. */
    void standAt(Instant instant) {
        Instant now = instant();
        Instant target = instant.isAfter(now) ? instant : now;
        if (!away) {
            remember(Duration.between(system.instant(), target));
        }
        standing = target;
        announce();
    }

    /** Goes to an instant in the past and stands there, until it comes back. */
    void goAway(Instant past) {
        away = true;
        standing = past;
        announce();
    }

    /** What it would show if it were not away. */
    Instant present() {
        return system.instant().plus(ahead).truncatedTo(ChronoUnit.MILLIS);
    }

    void comeBack() {
        away = false;
        standing = null;
        announce();
    }

    /** Goes on from where it stands. */
    void goOn() {
        Instant still = standing;
        if (still != null) {
            remember(Duration.between(system.instant(), still));
            standing = null;
        }
        announce();
    }

    void announce() {
        followers.forEach(this::tell);
    }

    private void tell(FollowsClock follower) {
        Instant still = standing;
        if (still != null) {
            follower.standAt(still);
        } else {
            follower.runAhead(ahead);
        }
    }

    private void remember(Duration duration) {
        ahead = duration;
        sql.sql("""
                        insert into sandbox_clock (ahead_ms) values (:ahead)
                        on conflict (only_row) do update set ahead_ms = excluded.ahead_ms
                        """).param("ahead", duration.toMillis()).update();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        SandboxClock here = this;
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return here.withZone(other);
            }

            @Override
            public Instant instant() {
                return here.instant();
            }
        };
    }
}
